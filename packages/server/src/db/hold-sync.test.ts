import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { emptyCheckpoint } from '../syncs/checkpoint.ts'
import { advanceHeld, type HeldSync, lockHeld, releaseAll, releaseHeld, takeSync } from './hold-sync.ts'
import { transact } from './transact.ts'

let database: FreshDatabase
let syncId: number

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  syncId = (await database.addConnection({ since: '2026-01-01T00:00:00Z' })).calls
})

const take = (owner: string) => takeSync(database.ctx.db, syncId, owner)
const held = () => database.hold(syncId)
const lock = (sync: HeldSync) => transact(database.ctx.db, (trx) => lockHeld(trx, sync))
const letLeaseRunOut = () =>
  sql`update sync set lease_until = clock_timestamp() - interval '1 second' where id = ${syncId}`.execute(
    database.ctx.db,
  )

test('whoever takes a sync learns its checkpoint and the settings of its connection', async () => {
  expect(await take('one')).toMatchObject({
    id: syncId,
    model: 'calls',
    checkpoint: emptyCheckpoint,
    settings: { since: '2026-01-01T00:00:00Z' },
  })
})

test('a sync that is held is not given to a second worker, until it is let go or the lease has run out', async () => {
  const first = await held()
  expect(await take('two')).toBeUndefined()

  await releaseHeld(database.ctx.db, first)
  const second = await take('two')
  expect(second).toMatchObject({ id: syncId })

  await letLeaseRunOut()
  expect((await take('three'))?.fence).toBe((second?.fence ?? 0) + 1)
})

test('of many that ask at once one gets the sync', async () => {
  const taken = await Promise.all(Array.from({ length: 8 }, (_, i) => take(`worker ${i}`)))

  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('a worker whose sync was taken over is refused, and so is its letting go', async () => {
  const zombie = await held()
  await letLeaseRunOut()
  const owner = await held()

  await expect(lock(zombie)).rejects.toMatchObject({ code: 'sync_fenced' })
  await releaseHeld(database.ctx.db, zombie)
  expect(await take('three')).toBeUndefined()
  await expect(lock(owner)).resolves.toBeUndefined()
})

test('a worker that stored a page it does not know of is refused its next one', async () => {
  const before = await held()
  const after = await transact(database.ctx.db, (trx) => advanceHeld(trx, before, emptyCheckpoint))

  await expect(lock(before)).rejects.toMatchObject({ code: 'sync_fenced' })
  await expect(lock(after)).resolves.toBeUndefined()
})

test('storing a page moves the checkpoint and renews the lease', async () => {
  const before = await held()
  await letLeaseRunOut()
  const checkpoint = { firstWindowStored: true, readAt: { day: '2026-06-10T14:00:00.000Z' } }

  await transact(database.ctx.db, (trx) => advanceHeld(trx, before, checkpoint))

  expect(await take('two')).toBeUndefined()
  await letLeaseRunOut()
  expect(await take('two')).toMatchObject({ checkpoint, version: before.version + 1 })
})

test('a start on a directory that nobody else holds frees every sync', async () => {
  const zombie = await held()

  await transact(database.ctx.db, releaseAll)

  expect(await take('two')).toMatchObject({ fence: zombie.fence + 1 })
})
