import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryTree } from '../test/temporary-tree.ts'
import { checkDocs } from './check-docs.ts'

/** Four files: two joined by an import, two by a table, two by a package, one by a worker. */
const CODE = {
  'packages/server/src/http/listen.ts': "import { pull } from '../pull.ts'\nexport function listen() { pull() }",
  'packages/server/src/pull.ts': 'const sql = `insert into outbox values (1)`\nexport const pull = () => sql',
  'packages/server/src/deliver.ts':
    "export type { codes as deliver } from '@mallet/contract/errors'\nexport const table = db.selectFrom('outbox')",
  'packages/server/src/unrelated.ts': '// speaks of the outbox only here\nexport class Unrelated {}',
  'packages/server/src/thread.ts': "export const thread = new Worker(new URL('./worker.js', import.meta.url))",
  'packages/server/src/worker.js': 'export async function work() { await import("./pull.ts") }',
  'packages/contract/src/errors.ts': 'export interface codes { a: 1 }',
  'packages/contract/package.json':
    '{ "name": "@mallet/contract", "type": "module", "exports": { "./*": { "mallet-source": "./src/*.ts" } } }',
}

const SYNC = [
  '1. `packages/server/src/pull.ts` `pull`: writes the event.',
  '2. `packages/server/src/deliver.ts` `deliver` (by table `outbox`): sends it.',
]

function problemsOf({ request, sync = SYNC, docs = {} }: { request: string[]; sync?: string[]; docs?: object }) {
  const walks = ['# How it works', '', '## One request, file by file', '', 'Prose.', '', ...request, '']
  const architecture = [...walks, '## One sync, file by file', '', ...sync, '', '## After', '', '1. Not a step'].join(
    '\n',
  )
  const root = temporaryTree({ ...CODE, 'ARCHITECTURE.md': architecture, ...docs })
  mkdirSync(join(root, 'node_modules/@mallet'), { recursive: true })
  symlinkSync(join(root, 'packages/contract'), join(root, 'node_modules/@mallet/contract'))
  return checkDocs(root)
}

const REQUEST = [
  '1. `packages/server/src/http/listen.ts` `listen`: opens the port.',
  '2. `packages/server/src/pull.ts` `pull`: does',
  '   what is asked.',
  '3. `packages/server/src/worker.js` `work`: loads it later.',
  '4. `packages/server/src/thread.ts` `thread`: runs it beside.',
]

test('a walk whose files import each other, either way, later, or as a worker, has no problem', () => {
  expect(problemsOf({ request: REQUEST })).toEqual([])
})

test('a walk may cross packages, and step on types', () => {
  const request = [
    '1. `packages/contract/src/errors.ts` `codes`: names them.',
    '2. `packages/server/src/deliver.ts` `deliver`: passes them on.',
  ]
  expect(problemsOf({ request })).toEqual([])
})

test('a step to a file that is gone is named by its line', () => {
  const request = [...REQUEST, '5. `packages/server/src/gone.ts` `gone`: was here.']
  expect(problemsOf({ request })).toContain('ARCHITECTURE.md: line 12: packages/server/src/gone.ts does not exist')
})

test('a step to a name that the file does not export is a problem', () => {
  const request = ['1. `packages/server/src/http/listen.ts` `close`: opens.', ...REQUEST.slice(1)]
  expect(problemsOf({ request })).toEqual([
    'ARCHITECTURE.md: line 7: packages/server/src/http/listen.ts does not export close',
  ])
})

test('two steps that nothing joins are a problem', () => {
  const request = [...REQUEST, '5. `packages/server/src/unrelated.ts` `Unrelated`: floats.']
  expect(problemsOf({ request })).toEqual([
    expect.stringMatching(/line 12: .*unrelated\.ts and .*thread\.ts do not import/),
  ])
})

test('a table joins two steps only if both files mention it outside of comments', () => {
  const sync = [...SYNC, '3. `packages/server/src/unrelated.ts` `Unrelated` (by table `outbox`): floats.']
  expect(problemsOf({ request: REQUEST, sync })).toEqual([
    expect.stringMatching(
      /unrelated\.ts is not joined to .*deliver\.ts by outbox: .*unrelated\.ts does not mention it/,
    ),
  ])
})

test('a walk without steps, a step without a name and a missing section are problems', () => {
  const sync = ['1. `packages/server/src/pull.ts`: has no name.', '2. Prose only.']
  expect(problemsOf({ request: [], sync })).toEqual([
    'ARCHITECTURE.md: "## One request, file by file" has no numbered list of steps',
    'ARCHITECTURE.md: line 10: a step begins with `file` `exported name`',
    'ARCHITECTURE.md: line 11: a step begins with `file` `exported name`',
  ])
  expect(checkDocs(temporaryTree({ 'ARCHITECTURE.md': '# Nothing yet' }))).toHaveLength(2)
  expect(checkDocs(temporaryTree({}))).toEqual(['ARCHITECTURE.md does not exist'])
})

test('paths that exist may be cited in full, in short, with a line, as a pattern, or relative to the page', () => {
  const docs = {
    'README.md':
      'See [how](ARCHITECTURE.md#one-request), [docs](./docs/), ![x](/docs/guide.md), <img src="docs/guide.md">.',
    'docs/guide.md':
      'In `packages/server/src/pull.ts:12`, `http/listen.ts`, `pull.ts`, `packages/*/src/`, `../README.md`, `./guide.md`, ' +
      '`src/http/` and [code](../packages/server/src/pull.ts).',
  }
  expect(problemsOf({ request: REQUEST, docs })).toEqual([])
})

test('what only resembles a path is left alone', () => {
  const docs = {
    'README.md': [
      'Call `GET /v1/connections/{id}`, `calls.list`, `application/json`, `api:calls:read`, `*.api.gong.io`, `npm start`,',
      '`packages/server/dist/index.js`, `.mallet/emulator/`, [site](https://example.com/a.ts), [mail](mailto:a@b.c), [up](#x).',
      '```sh',
      'cat packages/gone.ts `docs/gone.md` [a](gone.md)',
      '```',
    ].join('\n'),
  }
  expect(problemsOf({ request: REQUEST, docs })).toEqual([])
})

test('a citation of what is gone is named with its document and line', () => {
  const docs = {
    'README.md': '\n`packages/server/src/gone.ts` and `docs/`, `gone.ts`\n[a](docs/gone.md), [`b`](gone/), `src/gone/`',
    'CONTRIBUTING.md': 'Run `scripts/gone.mjs`, or `./gone`.\n\n[ref]: gone.md',
  }
  expect(problemsOf({ request: REQUEST, docs })).toEqual([
    'CONTRIBUTING.md:1: scripts/gone.mjs does not exist',
    'CONTRIBUTING.md:1: ./gone does not exist',
    'CONTRIBUTING.md:3: gone.md does not exist',
    'README.md:2: packages/server/src/gone.ts does not exist',
    'README.md:2: docs/ does not exist',
    'README.md:2: gone.ts does not exist',
    'README.md:3: docs/gone.md does not exist',
    'README.md:3: gone/ does not exist',
    'README.md:3: src/gone/ does not exist',
  ])
})
