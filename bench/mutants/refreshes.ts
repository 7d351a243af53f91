import type { Mutant } from './mutant.ts'

const CREDENTIALS = 'packages/server/src/gateway/credentials'
const LEASE_TEST = `${CREDENTIALS}/lease.test.ts`
const project = 'postgres'

/** Of tokens that are good for one use. */
export const refreshes: readonly Mutant[] = [
  {
    name: 'a lease that ends before its request',
    edits: [{ file: `${CREDENTIALS}/lease.ts`, find: 'LEASE_SECONDS = 120', replace: 'LEASE_SECONDS = 60' }],
    killedBy: {
      file: LEASE_TEST,
      name: 'B21: the right to refresh outlives the request that is sent with it, sent at the last moment',
      project,
    },
  },
  {
    name: 'nobody looks at the time before sending',
    edits: [
      {
        file: `${CREDENTIALS}/refresh-credential.ts`,
        find: `  if (performance.now() - startedMs > SEND_BY_MS) {
    await giveBackLease(ctx, lease, ctx.clock.now())
    return 'busy'
  }
`,
        replace: '',
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'B21: whoever comes too late to be done within its right gives it back and sends nothing',
      project,
    },
  },
  {
    name: 'a lease that anybody takes',
    edits: [
      {
        file: `${CREDENTIALS}/lease.ts`,
        find: `and refresh is not null and (lease_until is null or lease_until < clock_timestamp() or \${isGone})`,
        replace: 'and refresh is not null',
      },
    ],
    killedBy: {
      file: `${CREDENTIALS}/refresh-credential.test.ts`,
      name: 'B21: of many processes that refresh at once right before its end, one asks, and the others find it busy',
      project,
    },
  },
  {
    name: 'of two answers the one that comes last',
    edits: [
      {
        file: `${CREDENTIALS}/store-grant.ts`,
        find: `(generation = \${generation} or (parent = \${generation} and won_by < \${fence}))`,
        replace: `(generation = \${generation} or parent = \${generation})`,
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'B26: of two answers to one token that of the later request is kept, be it the first to come',
      project,
    },
  },
  {
    name: 'an answer that a slower one has overtaken is lost',
    edits: [
      {
        file: `${CREDENTIALS}/store-grant.ts`,
        find: `(generation = \${generation} or (parent = \${generation} and won_by < \${fence}))`,
        replace: `generation = \${generation}`,
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'B26: of two answers to one token that of the later request is kept, be it the last to come',
      project,
    },
  },
  {
    name: 'an answer of a lease that is over is dropped',
    edits: [
      {
        file: `${CREDENTIALS}/store-grant.ts`,
        find: `(generation = \${generation} or (parent = \${generation} and won_by < \${fence}))`,
        replace: `generation = \${generation} and fence = \${fence}`,
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'an answer that comes after another process gave up is stored, and heals the credential',
      project,
    },
  },
  {
    name: 'tries that nobody counts',
    edits: [
      {
        file: `${CREDENTIALS}/lease.ts`,
        find: 'asker_gone = false, tries = tries + 1, tried_at',
        replace: 'asker_gone = false, tried_at',
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'after an answer that was lost the token is sent once more, ten minutes before its end, and not again',
      project,
    },
  },
  {
    name: 'a second try at once',
    edits: [
      {
        file: `${CREDENTIALS}/lease.ts`,
        find: `and (tries = 0 or (tries = 1 and (expires_at <= \${nearExpiry} or \${isGone})))`,
        replace: 'and tries < 2',
      },
      {
        file: `${CREDENTIALS}/lease.ts`,
        find: `greatest(refresh_at, expires_at - make_interval(secs => \${SECOND_TRY_BEFORE_EXPIRY_MS / 1000}))`,
        replace: 'refresh_at',
      },
    ],
    killedBy: {
      file: LEASE_TEST,
      name: 'after an answer that was a failure the token is sent once more, ten minutes before its end, and not again',
      project,
    },
  },
  {
    name: 'a refusal of the client uses up a try',
    edits: [
      {
        file: `${CREDENTIALS}/lease.ts`,
        find: 'lease_owner = null, tries = tries - 1,\n',
        replace: 'lease_owner = null,\n',
      },
    ],
    killedBy: {
      file: `${CREDENTIALS}/refresh-credential.test.ts`,
      name: 'a refusal that is not about the token (invalid_client) costs no try',
      project,
    },
  },
  {
    name: 'an answer that is in the memory alone',
    edits: [
      {
        file: `${CREDENTIALS}/keep-grant.ts`,
        find: '  await ctx.journal.keep(renewed).catch(() => undefined)\n',
        replace: '',
      },
    ],
    killedBy: {
      file: `${CREDENTIALS}/crash.test.ts`,
      name: 'B23: a process that ends while the database is away leaves the answer in the journal',
      project,
    },
  },
  {
    name: 'a late answer revives a deleted connection',
    edits: [
      {
        file: `${CREDENTIALS}/store-grant.ts`,
        find: " and status <> 'deleted'\n",
        replace: '\n',
      },
      {
        file: `${CREDENTIALS}/delete-credential.ts`,
        find: 'set generation = generation + 1, fence = fence + 1, parent = null, won_by = null, status',
        replace: 'set status',
      },
    ],
    killedBy: {
      file: `${CREDENTIALS}/overtaken.test.ts`,
      name: 'B26: a grant that comes after the connection was deleted revives nothing and stores nothing',
      project,
    },
  },
  {
    name: 'a late refusal ends a new authorization',
    edits: [
      {
        file: `${CREDENTIALS}/needs-reauth.ts`,
        find: `sql\`connection_id = \${connectionId} and generation = \${generation} and fence = \${fence}\``,
        replace: `sql\`connection_id = \${connectionId}\``,
      },
    ],
    killedBy: {
      file: `${CREDENTIALS}/overtaken.test.ts`,
      name: 'B26: a refusal that comes after a reconnection leaves the new credentials as they are',
      project,
    },
  },
]
