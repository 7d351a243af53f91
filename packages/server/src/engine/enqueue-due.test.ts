import { sql, type Updateable } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { enqueueDue } from './enqueue-due.ts'
import { nextDue } from './next-due.ts'

let database: FreshDatabase
let connection: Awaited<ReturnType<FreshDatabase['addConnection']>>

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { db } = database.ctx
  database.setClock('2026-06-10T14:00:00Z')
  // Whatever the test before left behind never comes due again.
  await sql`delete from run`.execute(db)
  await sql`update sync set paused = true`.execute(db)
  await sql`update credential set probe_at = null`.execute(db)
  await transact(db, (trx) => database.ctx.queue.clear(trx))
  connection = await database.addConnection()
})

const HOUR_LATER = new Date('2026-06-10T15:00:00Z')
const runs = () => database.ctx.db.selectFrom('run').selectAll().orderBy('sync_id').execute()
const setSync = (id: number, change: Updateable<Database['sync']>) =>
  database.ctx.db.updateTable('sync').set(change).where('id', '=', id).execute()

/** As if all but transcripts had been read, and were due in an hour. */
async function settle(): Promise<void> {
  const checkpoint = JSON.stringify({ firstWindowStored: true, readAt: {} })
  for (const model of ['users', 'workspaces', 'calls'] as const) {
    await setSync(connection[model], { checkpoint, next_due_at: HOUR_LATER })
  }
  await setSync(connection.transcripts, { checkpoint })
}

const awaitTranscripts = (count: number, nextAskAt: Date | null) =>
  database.ctx.db
    .insertInto('awaited_transcript')
    .values(
      Array.from({ length: count }, (_, i) => ({
        sync_id: connection.transcripts,
        call_id: `${nextAskAt?.toISOString()} ${i}`,
        started_at: new Date('2026-06-10T13:00:00Z'),
        ended_at: new Date('2026-06-10T13:30:00Z'),
        content_seen: false,
        next_ask_at: nextAskAt,
      })),
    )
    .execute()

test('a new connection has a first run of everything but transcripts, which wait for calls', async () => {
  expect(await enqueueDue(database.ctx)).toBe(3)

  expect(await runs()).toMatchObject(
    [connection.users, connection.workspaces, connection.calls].map((id) => ({ sync_id: id, trigger: 'first' })),
  )
  expect((await database.claimAll()).map(({ syncId }) => syncId).sort()).toEqual(
    [connection.users, connection.workspaces, connection.calls].sort(),
  )
})

test('what has a run open is not enqueued again', async () => {
  await enqueueDue(database.ctx)

  expect(await enqueueDue(database.ctx)).toBe(0)
  expect(await runs()).toHaveLength(3)
})

test('two ticks at once make one run of each sync', async () => {
  const [one, other] = await Promise.all([enqueueDue(database.ctx), enqueueDue(database.ctx)])

  // Either may have been first at each of them.
  expect(one + other).toBe(3)
  expect(new Set((await runs()).map(({ sync_id }) => sync_id)).size).toBe(3)
  expect(await runs()).toHaveLength(3)
})

test('transcripts come due once the first window of calls is stored', async () => {
  await settle()
  await setSync(connection.transcripts, { checkpoint: JSON.stringify({ firstWindowStored: false, readAt: {} }) })

  expect(await enqueueDue(database.ctx)).toBe(1)
  expect(await runs()).toMatchObject([{ sync_id: connection.transcripts, trigger: 'first' }])
})

test('nothing is enqueued before its moment, and everything at it', async () => {
  await settle()
  expect(await nextDue(database.ctx)).toEqual({ at: HOUR_LATER, busy: false })
  expect(await enqueueDue(database.ctx)).toBe(0)

  database.setClock('2026-06-10T15:00:00Z')

  expect(await enqueueDue(database.ctx)).toBe(3)
  expect(await runs()).toMatchObject([{ trigger: 'schedule' }, { trigger: 'schedule' }, { trigger: 'schedule' }])
  expect(await nextDue(database.ctx)).toMatchObject({ busy: true })
})

test('a batch of transcripts that is not full waits until its oldest is a quarter of an hour overdue', async () => {
  await settle()
  await awaitTranscripts(99, new Date('2026-06-10T13:50:00Z'))
  expect(await nextDue(database.ctx)).toMatchObject({ at: new Date('2026-06-10T14:05:00Z') })
  expect(await enqueueDue(database.ctx)).toBe(0)

  database.setClock('2026-06-10T14:05:00Z')

  expect(await enqueueDue(database.ctx)).toBe(1)
})

test('a full batch of transcripts is asked for at once', async () => {
  await settle()
  await awaitTranscripts(99, new Date('2026-06-10T13:50:00Z'))
  await awaitTranscripts(1, new Date('2026-06-10T14:00:00Z'))

  expect(await enqueueDue(database.ctx)).toBe(1)
})

test('transcripts that are not asked for any more make nothing due', async () => {
  await settle()
  await awaitTranscripts(150, null)

  expect(await enqueueDue(database.ctx)).toBe(0)
  expect(await nextDue(database.ctx)).toEqual({ at: HOUR_LATER, busy: false })
})

test('calls to read again by id make the calls due', async () => {
  await settle()
  await database.ctx.db.insertInto('call_to_reread').values({ sync_id: connection.calls, call_id: '1' }).execute()

  expect((await nextDue(database.ctx)).at?.getTime()).toBeLessThanOrEqual(Date.parse('2026-06-10T14:00:00Z'))
  expect(await enqueueDue(database.ctx)).toBe(1)
  expect(await runs()).toMatchObject([{ sync_id: connection.calls }])
})

test('after a failure nothing is due before the pause is over', async () => {
  await settle()
  await setSync(connection.users, { next_due_at: new Date('2026-06-10T13:00:00Z'), retry_at: HOUR_LATER })

  expect(await enqueueDue(database.ctx)).toBe(0)
  database.setClock('2026-06-10T15:00:00Z')
  expect(await enqueueDue(database.ctx)).toBe(3)
})

test.each(['needs_reauth', 'deleted'] as const)('a connection that is %s has nothing due', async (status) => {
  await database.ctx.db.updateTable('credential').set({ status }).where('connection_id', '=', connection.id).execute()

  expect(await enqueueDue(database.ctx)).toBe(0)
  expect(await nextDue(database.ctx)).toEqual({ at: null, busy: false })
})

test('a run that was held back is sent on when its moment has come', async () => {
  await settle()
  const runId = await database.addRun(connection.users)
  const holdUntil = new Date('2026-06-10T14:30:00Z')
  await database.ctx.db.updateTable('run').set({ hold_until: holdUntil }).where('id', '=', runId).execute()
  expect(await nextDue(database.ctx)).toEqual({ at: holdUntil, busy: false })
  expect(await enqueueDue(database.ctx)).toBe(0)

  database.setClock('2026-06-10T14:30:00Z')

  expect(await enqueueDue(database.ctx)).toBe(1)
  expect(await database.claimAll()).toMatchObject([{ syncId: connection.users, runId }])
  expect(await runs()).toMatchObject([{ id: runId, state: 'queued', hold_until: null }])
})
