// The borders of ARCHITECTURE.md, as rules. `npm run verify` holds every import against them, type imports too.

const TESTS = '\\.test\\.ts$|^packages/[^/]+/test/'
const VERBS =
  '^packages/server/src/(integrations|connections|connect|syncs|runs|records|keys|status|actions|search|webhooks|alerts|logs)/'
/** The one way out. */
const EGRESS = '^packages/gong/src/egress/'
const LISTENERS = '^packages/server/src/(cli/free-port|http/drain|db/embedded/(listens-at|directory-lock))\\.ts$'
const DOORS = '^packages/server/src/(engine|http|cli|mcp)/|^packages/server/src/(main|create-mallet|index)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'contract-knows-only-zod',
      comment: 'The contract is facts and schemas. Whatever does IO lives in the package that needs it.',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: TESTS },
      to: { pathNot: '^packages/contract/src/|(^|/)node_modules/zod/' },
    },
    {
      name: 'gong-and-emulator-know-only-contract',
      comment: 'The emulator judges the Gong client. If one used the other, it would confirm its mistakes.',
      severity: 'error',
      from: { path: '^packages/(gong|emulator)/' },
      to: { path: '^packages/', pathNot: '^packages/($1|contract)/' },
    },
    {
      name: 'sdk-knows-only-contract',
      comment: 'The client runs in browsers, and beside any version of the rest.',
      severity: 'error',
      from: { path: '^packages/sdk/src/', pathNot: TESTS },
      to: { pathNot: '^packages/(sdk|contract)/src/|(^|/)node_modules/zod/' },
    },
    {
      name: 'connect-knows-nobody',
      comment:
        'It is loaded by pages of others, who pay for every byte. React is there where its part for React is used.',
      severity: 'error',
      from: { path: '^packages/connect/src/', pathNot: TESTS },
      to: { pathNot: '^packages/connect/src/|(^|/)node_modules/(@types/)?react/' },
    },
    {
      name: 'nothing-imports-server',
      comment:
        'The server is the top. What another package needs from it belongs below; tests of the client start one.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/(server|sdk/test)/' },
      to: { path: '^packages/server/' },
    },
    {
      name: 'context-knows-no-verb',
      comment: 'The context is what verbs are given. Pass a function in where it seems to need one.',
      severity: 'error',
      from: { path: '^packages/server/src/(context|config)\\.ts$', pathNot: TESTS },
      to: { path: VERBS },
    },
    {
      name: 'db-runs-no-verb',
      comment: 'What a JSON column holds is a type of the verb that writes it; only that may be known here.',
      severity: 'error',
      from: { path: '^packages/server/src/db/', pathNot: TESTS },
      to: { path: VERBS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-doors-know-doors',
      comment: 'A verb is called by HTTP, jobs and the command line alike, so it knows none of them.',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: `${DOORS}|${TESTS}` },
      to: { path: `${DOORS}|(^|/)node_modules/(fastify|@fastify)/` },
    },
    {
      name: 'engine-knows-no-http',
      comment: 'The engine decides when work runs. Who asked for it, and how, is not its business.',
      severity: 'error',
      from: { path: '^packages/server/src/engine/', pathNot: TESTS },
      to: { path: '^packages/server/src/(http|cli)/|(^|/)node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'only-main-and-cli-know-main',
      comment: 'main.ts puts the parts together, so no part can depend on it. It is started by commands, and in tests.',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: `^packages/server/src/(cli/|create-mallet\\.ts$)|${TESTS}` },
      to: { path: '^packages/server/src/(main\\.ts$|cli/)' },
    },
    {
      name: 'only-db-opens-databases',
      comment: 'Two databases stand behind one pool. Code that takes a driver itself works on one of them at most.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/server/(src/db|test)/' },
      to: { path: '(^|/)node_modules/(@types/)?(pg|pg-[^/]+|@electric-sql/[^/]+)/' },
    },
    {
      name: 'one-way-out',
      comment: 'Everything that leaves passes the egress rules. biome.json refuses global fetch in the same places.',
      severity: 'error',
      from: { path: '^packages/', pathNot: `${EGRESS}|${TESTS}` },
      to: { path: '(^|/)node_modules/(undici|ws|axios|got|node-fetch|needle|superagent)/' },
    },
    {
      name: 'no-socket-besides',
      comment: 'A socket opened by hand passes no egress rule. Those named here listen, or stay on this machine.',
      severity: 'error',
      from: { path: '^packages/(contract|gong|server)/', pathNot: `${EGRESS}|${LISTENERS}|${TESTS}` },
      to: {
        path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'contract-is-used',
      comment: 'A fact that no package reads is dead. (knip cannot tell: all files of the contract are exported.)',
      severity: 'error',
      from: { path: '^packages/(?!contract/)[^/]+/src/', pathNot: TESTS },
      to: { path: '^packages/contract/src/', pathNot: TESTS, reachable: false },
    },
    {
      name: 'no-circle',
      comment: 'Modules that need each other to load are one module. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-resolves',
      comment: 'A border cannot be held against an import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['mallet-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
}
