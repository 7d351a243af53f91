import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { listSyncs } from './list-syncs.ts'

let database: FreshDatabase
let connection: Awaited<ReturnType<FreshDatabase['addConnection']>>

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  database.setClock('2026-06-10T14:00:00Z')
  connection = await database.addConnection()
  const checkpoint = JSON.stringify({ firstWindowStored: true, readAt: {} })
  await set({ checkpoint, next_due_at: new Date('2026-06-10T15:00:00Z') })
})

const set = (change: {
  checkpoint?: string
  next_due_at?: Date
  failures?: number
  retry_at?: Date
  paused?: boolean
}) => database.ctx.db.updateTable('sync').set(change).where('id', '=', connection.users).execute()
const addRun = async (state: 'queued' | 'running' | 'succeeded' | 'failed') => {
  const id = await database.addRun(connection.users, state)
  if (state === 'succeeded' || state === 'failed') {
    await database.ctx.db.updateTable('run').set({ ended_at: database.ctx.clock.now() }).where('id', '=', id).execute()
  }
  return id
}
const users = async () => (await listSyncs(database.ctx, connection.id)).items[0]

test('a sync whose first window is stored and that has nothing due is caught up', async () => {
  await addRun('succeeded')

  expect(await users()).toMatchObject({ state: 'idle', caughtUp: true, nextRunAt: '2026-06-10T15:00:00.000Z' })
})

test.each(['queued', 'running'] as const)(
  'a sync with a run that is %s is not caught up, though others ended at the same instant',
  async (state) => {
    for (let i = 0; i < 5; i++) await addRun('succeeded')
    const open = await addRun(state)

    expect(await users()).toMatchObject({ state, caughtUp: false, lastRun: { id: open } })
  },
)

test('a sync that is due is not caught up, and goes on now', async () => {
  database.setClock('2026-06-10T15:30:00Z')

  expect(await users()).toMatchObject({ state: 'idle', caughtUp: false, nextRunAt: '2026-06-10T15:30:00.000Z' })
})

test('a sync that failed says so until a run ends well, and goes on after its pause', async () => {
  await addRun('failed')
  await set({ failures: 2, next_due_at: new Date('2026-06-10T13:00:00Z'), retry_at: new Date('2026-06-10T14:02:00Z') })

  expect(await users()).toMatchObject({ state: 'failing', caughtUp: false, nextRunAt: '2026-06-10T14:02:00.000Z' })
})

test('a paused sync is due at no time', async () => {
  await set({ paused: true })

  expect(await users()).toMatchObject({ state: 'paused', nextRunAt: null })
})

test('a sync that never ran has no last run', async () => {
  expect(await users()).toMatchObject({ lastRun: null, freshAt: null, records: 0 })
})

test('the syncs of no connection are not found', async () => {
  await expect(listSyncs(database.ctx, 'conn_nobody')).rejects.toMatchObject({ code: 'not_found' })
})
