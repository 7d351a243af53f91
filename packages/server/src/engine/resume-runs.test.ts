import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { enqueueDue } from './enqueue-due.ts'
import { resumeRuns } from './resume-runs.ts'

let database: FreshDatabase
let connection: Awaited<ReturnType<FreshDatabase['addConnection']>>

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.ctx.db.deleteFrom('run').execute()
  connection = await database.addConnection()
})

const LATER = new Date('2026-06-10T15:00:00Z')
const runs = () => database.ctx.db.selectFrom('run').selectAll().orderBy('sync_id').execute()

test('after a crash every open run is queued again, once, and its sync is free', async () => {
  await enqueueDue(database.ctx)
  const [claimed] = await database.claimAll()
  const holder = await database.hold(claimed?.syncId ?? 0)
  await database.ctx.db
    .updateTable('run')
    .set({ state: 'running' })
    .where('id', '=', claimed?.runId ?? '')
    .execute()

  await resumeRuns(database.ctx)

  expect(await runs()).toMatchObject([{ state: 'queued' }, { state: 'queued' }, { state: 'queued' }])
  expect((await database.claimAll()).map(({ runId }) => runId).sort()).toEqual(
    (await runs()).map(({ id }) => id).sort(),
  )
  expect((await database.hold(holder.id)).fence).toBe(holder.fence + 1)
})

test('after a crash an ended run stays ended, and one that is held back stays held back', async () => {
  const failed = await database.addRun(connection.calls, 'failed')
  const held = await database.addRun(connection.users)
  await database.ctx.db.updateTable('run').set({ hold_until: LATER }).where('id', '=', held).execute()

  await resumeRuns(database.ctx)

  expect(await database.claimAll()).toEqual([])
  expect(await runs()).toMatchObject([
    { id: held, state: 'queued', hold_until: LATER },
    { id: failed, state: 'failed' },
  ])
})
