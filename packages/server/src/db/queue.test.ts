import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import type { SyncJob } from './queue.ts'
import { transact } from './transact.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(() => transact(database.ctx.db, (trx) => database.ctx.queue.clear(trx)))

type Lane = Parameters<FreshDatabase['ctx']['queue']['send']>[2]

const send = (syncId: number, runId = `run of ${syncId}`, lane: Lane = 'incremental') =>
  transact(database.ctx.db, (trx) => database.ctx.queue.send(trx, { syncId, runId }, lane))
const claim = () => database.ctx.queue.claim()
const complete = (job: SyncJob | undefined) =>
  transact(database.ctx.db, (trx) => database.ctx.queue.complete(trx, job?.id ?? ''))

const activeFor = async (job: SyncJob | undefined, seconds?: number) => {
  const { rows } = await database.ctx.db.executeQuery<{ seconds: number }>(
    CompiledQuery.raw(
      `update pgboss.job set started_on = coalesce(now() - make_interval(secs => $2), started_on) where id = $1
       returning extract(epoch from now() - started_on)::int as seconds`,
      [job?.id, seconds],
    ),
  )
  return rows[0]?.seconds
}

test('a job says which run of which sync to work on, and is given to one worker', async () => {
  await send(1, 'run_a')

  const jobs = await Promise.all([claim(), claim(), claim()])

  expect(jobs.filter(Boolean)).toEqual([{ id: expect.any(String), syncId: 1, runId: 'run_a' }])
})

test('a job that is sent in a transaction that fails was never sent', async () => {
  const failing = transact(database.ctx.db, async (trx) => {
    await database.ctx.queue.send(trx, { syncId: 1, runId: 'run_a' }, 'backfill')
    throw new Error('no')
  })

  await expect(failing).rejects.toThrow('no')
  expect(await claim()).toBeUndefined()
})

test('a sync that is sent twice waits once', async () => {
  await send(1)
  await send(1)

  await complete(await claim())

  expect(await claim()).toBeUndefined()
})

test('a sync that a worker is at is passed over, and those behind it are not held up', async () => {
  await send(1, 'run_a', 'interactive')
  const first = await claim()
  await send(1, 'run_b', 'interactive')
  await send(2, 'run_c', 'backfill')

  expect(await claim()).toMatchObject({ syncId: 2 })
  expect(await claim()).toBeUndefined()
  await complete(first)
  expect(await claim()).toMatchObject({ syncId: 1, runId: 'run_b' })
})

test('what somebody waits for comes before the schedule, and the schedule before first readings', async () => {
  await send(1, 'first', 'backfill')
  await send(2, 'scheduled', 'incremental')
  await send(3, 'asked for', 'interactive')
  await send(4, 'scheduled later', 'incremental')

  const order = [await claim(), await claim(), await claim(), await claim()].map((job) => job?.runId)

  expect(order).toEqual(['asked for', 'scheduled', 'scheduled later', 'first'])
})

test('a job that is completed in a transaction that fails is still being worked on', async () => {
  await send(1)
  const job = await claim()
  const failing = transact(database.ctx.db, async (trx) => {
    await database.ctx.queue.complete(trx, job?.id ?? '')
    throw new Error('no')
  })

  await expect(failing).rejects.toThrow('no')
  await send(1)
  expect(await claim()).toBeUndefined()
})

test('a worker that says it is still at its job gets its time anew', async () => {
  await send(1)
  const job = await claim()
  expect(await activeFor(job, 200)).toBe(200)

  await database.ctx.queue.keep([job?.id ?? ''])

  expect(await activeFor(job)).toBeLessThan(100)
})

test('a job whose worker has not been heard of for half a minute is given to another one', async () => {
  await send(1)
  await send(2)
  const job = await claim()
  expect(await claim()).toMatchObject({ syncId: 2 })
  await activeFor(job, 29)
  expect(await claim()).toBeUndefined()

  await activeFor(job, 31)

  expect(await claim()).toEqual(job)
  expect(await claim()).toBeUndefined()
})

test('a job whose worker is known to be dead is given to another one at once', async () => {
  await send(1)
  await send(2)
  const job = await claim()
  await claim()

  await database.ctx.queue.free([1, 3])

  expect(await claim()).toEqual(job)
  expect(await claim()).toBeUndefined()
})

test('B45: many workers that claim at once never get one sync twice, and get each', async () => {
  for (let syncId = 1; syncId <= 8; syncId++) await send(syncId)

  const jobs = await Promise.all(Array.from({ length: 16 }, () => claim()))

  expect(jobs.flatMap((job) => job?.syncId ?? []).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('an open run that no job stands for is found, and one that waits for its hour or has a job is not', async () => {
  const connection = await database.addConnection()
  const stray = await database.addRun(connection.users)
  await database.addRun(connection.calls, 'succeeded')
  const withJob = await database.addRun(connection.workspaces)
  await transact(database.ctx.db, (trx) =>
    database.ctx.queue.send(trx, { syncId: connection.workspaces, runId: withJob }, 'backfill'),
  )
  const held = await database.addRun(connection.transcripts)
  await database.ctx.db
    .updateTable('run')
    .set({ hold_until: new Date('2026-06-10T15:00:00Z') })
    .where('id', '=', held)
    .execute()

  const strays = await transact(database.ctx.db, (trx) => database.ctx.queue.findStrays(trx))

  expect(strays).toEqual([{ syncId: connection.users, runId: stray, trigger: 'first' }])
})

test('a start forgets every job, those that a dead worker was at too', async () => {
  await send(1)
  await claim()
  await send(1)
  await send(2)

  await transact(database.ctx.db, (trx) => database.ctx.queue.clear(trx))

  expect(await claim()).toBeUndefined()
  await send(1)
  expect(await claim()).toMatchObject({ syncId: 1 })
})
