import type { Mutant } from './mutant.ts'

const HTTP = 'packages/server/src/http'
const KEYS = 'packages/server/src/keys'
const project = 'embedded'

/** Of who may ask Mallet, and what it takes and tells. */
export const doors: readonly Mutant[] = [
  {
    name: 'a key compared with ==',
    edits: [
      {
        file: `${KEYS}/check-api-key.ts`,
        find: '!timingSafeEqual(row.hash, hash)',
        replace: "row.hash.toString('hex') !== hash.toString('hex')",
      },
    ],
    killedBy: {
      file: `${KEYS}/check-api-key.test.ts`,
      name: 'A35: a key is looked up and compared by its whole digest, of which nobody can choose a part, in constant time',
      project: 'postgres',
    },
  },
  {
    name: 'a key of any scope',
    edits: [
      {
        file: `${KEYS}/caller.ts`,
        find: "return carried.includes('admin') || carried.includes(scope)",
        replace: 'return carried.length > 0',
      },
    ],
    killedBy: {
      file: 'packages/server/test/keys/scopes.test.ts',
      name: 'A16: a refusal names the scope that is missing',
      project,
    },
  },
  {
    name: 'a key makes keys that may more',
    edits: [
      {
        file: `${KEYS}/grant-api-key.ts`,
        find: '  for (const scope of scopes) requireScope(caller, scope)\n',
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/test/keys/scopes.test.ts',
      name: 'A16: a key makes keys that may what it may itself, and never more',
      project,
    },
  },
  {
    name: 'a limited key sees every connection',
    edits: [
      {
        file: `${KEYS}/caller.ts`,
        find: 'connectionIds !== null && !connectionIds.includes(id)',
        replace: 'connectionIds !== null && connectionIds.length === 0',
      },
    ],
    killedBy: {
      file: 'packages/server/test/keys/foreign-ids.test.ts',
      name: "A13: 'connections.get' answers a foreign connection as one that does not exist, and changes nothing of it",
      project,
    },
  },
  {
    name: 'a key without an end',
    edits: [
      {
        file: `${KEYS}/check-api-key.ts`,
        find: "  if (row.expires_at !== null && row.expires_at <= now) throw new MalletError('unauthorized', {})\n",
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/test/keys/scopes.test.ts',
      name: 'A18: a key is over at the moment of its expiry',
      project,
    },
  },
  {
    name: 'pages of other sites change things by the cookie of the dashboard',
    edits: [
      {
        file: `${HTTP}/refuse-foreign-page.ts`,
        find: 'if (isElsewhere) throw foreign(origin ?? String(site))',
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/test/access/forgery.test.ts',
      name: "A64: 'integrations.create' by the cookie answers no form and no page of another site, and changes nothing",
      project,
    },
  },
  {
    name: 'a sign-in says who exists, by what it costs',
    edits: [
      {
        file: 'packages/server/src/dashboard/passwords.ts',
        find: '      const compared = stored ?? (await nobodys)\n',
        replace: '      if (stored === null) return false\n      const compared = stored\n',
      },
    ],
    killedBy: {
      file: 'packages/server/test/access/log-in.test.ts',
      name: 'A20: where there is no hash to compare with, one that costs the same is compared with',
      project,
    },
  },
  {
    name: 'fields that nobody knows',
    edits: [
      {
        file: 'packages/contract/src/api/api-keys.ts',
        find: 'body: z.strictObject({',
        replace: 'body: z.object({',
      },
    ],
    killedBy: {
      file: 'packages/server/test/doors/bodies.test.ts',
      name: "A15: 'apiKeys.create' takes no field that is not its own, and changes nothing then",
      project,
    },
  },
  {
    name: 'keys that change what objects inherit',
    edits: [
      {
        file: `${HTTP}/read-json.ts`,
        find: "  if (key === '__proto__') throw refusal('The body has a field named __proto__.')\n",
        replace: '',
      },
    ],
    killedBy: {
      file: 'packages/server/test/doors/bodies.test.ts',
      name: 'A55: no body and no query changes what objects inherit',
      project,
    },
  },
  {
    name: 'a body nested as deeply as it likes',
    edits: [{ file: `${HTTP}/read-json.ts`, find: 'const MAX_DEPTH = 16', replace: 'const MAX_DEPTH = 100_000' }],
    killedBy: {
      file: `${HTTP}/read-json.test.ts`,
      name: 'A53: depth and fields are counted to their bounds',
      project,
    },
  },
  {
    name: 'an error tells the caller what the database said',
    edits: [
      {
        file: `${HTTP}/error-response.ts`,
        find: "(fromFramework(error) ?? new MalletError('internal', {}))",
        replace: "(fromFramework(error) ?? new MalletError('internal', {}, { message: String(error) }))",
      },
    ],
    killedBy: {
      file: 'packages/server/test/doors/headers.test.ts',
      name: 'an error of the database shows an id to the caller, and its text to the log only',
      project,
    },
  },
  {
    name: 'a server that stops calls itself ready',
    edits: [
      {
        file: `${HTTP}/create-http.ts`,
        find: 'isStopping: () => drain.isUnderWay()',
        replace: 'isStopping: () => false',
      },
    ],
    killedBy: {
      file: 'packages/server/test/doors/drain.test.ts',
      name: 'B51: a server that is asked to stop lets nobody new in, answers who is there, and ends well',
      project,
    },
  },
  {
    name: 'a stop leaves behind what is under way',
    edits: [
      {
        file: 'packages/server/src/engine/create-engine.ts',
        find: '      await running\n      await Promise.all(active.values())\n',
        replace: '      await running\n',
      },
    ],
    killedBy: {
      file: 'packages/server/src/engine/create-engine.test.ts',
      name: 'a stop waits for the pages under way, stores them, and begins nothing more',
      project: 'postgres',
    },
  },
]
