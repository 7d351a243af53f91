import type { Mutant } from './mutant.ts'

const STORE_STEP = 'packages/server/src/syncs/store-step.ts'
const STORE_STEP_TEST = 'packages/server/src/syncs/store-step.test.ts'
const HOLD_SYNC = 'packages/server/src/db/hold-sync.ts'
const QUEUE_TEST = 'packages/server/src/db/queue.test.ts'

const TELL = `    if (counts.added + counts.updated + counts.deleted > 0) {
      const { connectionId, model } = sync
      await tellOfChange(ctx, trx, { connectionId, model, runId: run.id, ...counts }, now)
    }
`

/** Of records, checkpoints and the workers that write them. */
export const storing: readonly Mutant[] = [
  {
    name: 'a worker that lost its sync still writes',
    edits: [
      {
        file: HOLD_SYNC,
        find: ` and fence = \${fence} and version = \${version}`,
        replace: ` and version = \${version}`,
      },
    ],
    killedBy: { file: STORE_STEP_TEST, name: 'a worker that lost its sync writes nothing at all', project: 'postgres' },
  },
  {
    name: 'a checkpoint of any version',
    edits: [
      { file: HOLD_SYNC, find: ` and fence = \${fence} and version = \${version}`, replace: ` and fence = \${fence}` },
    ],
    killedBy: {
      file: STORE_STEP_TEST,
      name: 'a page that was stored already is refused, so that no answer that was lost stores it twice',
      project: 'postgres',
    },
  },
  {
    name: 'the checkpoint before the data',
    edits: [
      { file: STORE_STEP, find: '    await lockHeld(trx, sync)\n', replace: '' },
      {
        file: STORE_STEP,
        find: '    const held = await advanceHeld(trx, sync, step.checkpoint, step.expected)\n',
        replace: '',
      },
      {
        file: STORE_STEP,
        find: '  const advanced = await transact(ctx.db, store)',
        replace: `  const held = await transact(ctx.db, async (trx) => {
    await lockHeld(trx, sync)
    return advanceHeld(trx, sync, step.checkpoint)
  })
  const advanced = await transact(ctx.db, store)`,
      },
    ],
    killedBy: {
      file: STORE_STEP_TEST,
      name: 'B5, B6: of a page that ends with its records written either records, checkpoint and event are there',
      project: 'postgres',
    },
  },
  {
    name: 'the event after the commit',
    edits: [
      {
        file: STORE_STEP,
        find: '  let number = 0\n',
        replace: '  let number = 0\n  let told = { added: 0, updated: 0, deleted: 0 }\n',
      },
      { file: STORE_STEP, find: TELL, replace: '    told = counts\n' },
      {
        file: STORE_STEP,
        find: "  await ctx.reached('after-commit')\n",
        replace: `  await ctx.reached('after-commit')
  if (told.added + told.updated + told.deleted > 0) {
    const { connectionId, model } = sync
    await transact(ctx.db, (trx) => tellOfChange(ctx, trx, { connectionId, model, runId: run.id, ...told }, now))
  }
`,
      },
    ],
    killedBy: {
      file: STORE_STEP_TEST,
      name: 'B5, B6: of a page that ends right after its commit either records, checkpoint and event are there',
      project: 'postgres',
    },
  },
  {
    name: 'a record of an unknown form stops its page',
    edits: [
      {
        file: STORE_STEP,
        find: 'await keepAside(trx, sync, keptAside, now)',
        replace: "if (unknown.length > 0) throw new Error('a record has an unknown form')",
      },
    ],
    killedBy: {
      file: STORE_STEP_TEST,
      name: 'a record of an unknown form is kept aside as it came, with what is wrong, and the page goes on',
      project: 'postgres',
    },
  },
  {
    name: 'every reading is a new version',
    edits: [
      {
        file: 'packages/server/src/db/store-versions.ts',
        find: 'where r.id is null or r.hash <> p.hash or r.deleted_at is not null order by',
        replace: 'order by',
      },
    ],
    killedBy: {
      file: 'packages/server/src/db/store-versions.test.ts',
      name: 'reading the same again writes no row and uses no number',
      project: 'postgres',
    },
  },
  {
    name: 'two active jobs of one sync',
    edits: [
      { file: 'packages/server/src/db/queue.ts', find: "policy: 'stately'", replace: "policy: 'standard'" },
      {
        file: 'packages/server/src/db/queue.ts',
        find: ` and not exists (select 1 from lost)
       and not exists (select 1 from pgboss.job a
                        where a.name = j.name and a.state = 'active' and a.singleton_key = j.singleton_key)`,
        replace: ' and not exists (select 1 from lost)',
      },
    ],
    killedBy: {
      file: QUEUE_TEST,
      name: 'a sync that a worker is at is passed over, and those behind it are not held up',
      project: 'postgres',
    },
  },
  {
    name: 'a sync waits as often as it is sent',
    edits: [{ file: 'packages/server/src/db/queue.ts', find: "policy: 'stately'", replace: "policy: 'standard'" }],
    killedBy: { file: QUEUE_TEST, name: 'a sync that is sent twice waits once', project: 'postgres' },
  },
  {
    name: 'a job outside of its transaction',
    edits: [
      {
        file: 'packages/server/src/db/queue.ts',
        find: 'priority: priorities[lane], db: inside(trx) }',
        replace: 'priority: priorities[lane] }',
      },
    ],
    killedBy: {
      file: QUEUE_TEST,
      name: 'a job that is sent in a transaction that fails was never sent',
      project: 'postgres',
    },
  },
  {
    name: 'a query that leaves its transaction',
    edits: [
      {
        file: 'packages/server/src/db/transact.ts',
        find: '(trx) => insideTransaction(() => work(trx))',
        replace: '(trx) => work(trx)',
      },
    ],
    killedBy: {
      file: 'packages/server/src/db/transact.test.ts',
      name: 'a query that goes past its transaction fails at once instead of waiting for itself',
      project: 'postgres',
    },
  },
  {
    name: 'a transaction that lost a race is given up',
    edits: [
      {
        file: 'packages/server/src/db/transact.ts',
        find: 'attempt === TRIES || !isLostRace(error)',
        replace: 'attempt === 1 || !isLostRace(error)',
      },
    ],
    killedBy: {
      file: 'packages/server/src/db/postgres/lost-races.test.ts',
      name: 'B17: two transactions that lock each other out both come through, each done once',
      project: 'postgres',
    },
  },
]
