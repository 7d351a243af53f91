import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { until } from '../../test/wait.ts'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { type Engine, startEngine } from './create-engine.ts'

let database: FreshDatabase
let engine: Engine
let faults: unknown[]
/** Questions that Gong has not answered yet. */
let waiting: { readonly path: string; readonly answer: () => void }[]
/** Whether Gong answers at once, since the test is over. */
let isAnswering: boolean

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { db, queue } = database.ctx
  await transact(db, (trx) => queue.clear(trx))
  await db.deleteFrom('run').execute()
  faults = []
  waiting = []
  isAnswering = false
  database.answer(async ({ path }) => {
    if (!isAnswering) await new Promise<void>((answer) => waiting.push({ path, answer }))
    const count = path === '/v2/users' ? 1 : 0
    const records = { totalRecords: count, currentPageSize: count, currentPageNumber: 0 }
    return { requestId: 'r', records, users: [{ id: '1' }], calls: [], workspaces: [{ id: '2' }] }
  })
})
afterEach(async () => {
  isAnswering = true
  const stopped = engine.stop()
  answerAll()
  await stopped
  await database.ctx.db.updateTable('sync').set({ paused: true }).execute()
})

const start = (ctx: Context = database.ctx) => {
  engine = startEngine(ctx, (error) => faults.push(error))
}
const answerAll = () => {
  for (const { answer } of waiting.splice(0)) answer()
}
/** Of all states at one instant: what moves on meanwhile is counted once. */
const countRuns = async (
  states: ('queued' | 'running' | 'succeeded')[] | 'running' | 'succeeded',
  connectionId: string,
) => {
  const { db } = database.ctx
  const runs = await db
    .selectFrom('run')
    .innerJoin('sync', 'sync.id', 'run.sync_id')
    .select('run.id')
    .where('connection_id', '=', connectionId)
    .where('state', 'in', [states].flat())
    .execute()
  return runs.length
}

test('four syncs are worked on at once, and the next one as soon as one is done', async () => {
  const [one, two] = [await database.addConnection(), await database.addConnection()]
  start()
  await until('four ask Gong', async () => waiting.length === 4)
  expect((await countRuns('running', one.id)) + (await countRuns('running', two.id))).toBe(4)

  waiting.shift()?.answer()

  await until('a fifth asks Gong', async () => waiting.length === 4)
  await until('all are done', async () => {
    answerAll()
    return (await countRuns('succeeded', one.id)) + (await countRuns('succeeded', two.id)) === 8
  })
  expect(faults).toEqual([])
})

test('a tick resolves when runs of what is due are made', async () => {
  start()
  const connection = await database.addConnection()

  await engine.tick()

  expect(await countRuns(['queued', 'running'], connection.id)).toBe(3)
})

test('a stop waits for the pages under way, stores them, and begins nothing more', async () => {
  const connection = await database.addConnection()
  start()
  await until('three ask Gong', async () => waiting.length === 3)
  let hasStopped = false
  const stopped = engine.stop().then(() => {
    hasStopped = true
  })
  await engine.tick()
  expect(hasStopped).toBe(false)

  answerAll()
  await stopped

  expect(waiting).toEqual([])
  const stored = await database.ctx.db
    .selectFrom('record')
    .innerJoin('sync', 'sync.id', 'record.sync_id')
    .select('model')
    .where('connection_id', '=', connection.id)
    .orderBy('model')
    .execute()
  expect(stored.map(({ model }) => model)).toEqual(['users', 'workspaces'])
  expect(await countRuns('running', connection.id)).toBe(3)
})

test('a fault that nobody expected is told, and the work goes on', async () => {
  const connection = await database.addConnection()
  let claims = 0
  const claim = async () => {
    if (++claims === 1) throw new TypeError('the queue is upside down')
    return database.ctx.queue.claim()
  }
  start({ ...database.ctx, queue: { ...database.ctx.queue, claim } })

  await until('three ask Gong', async () => waiting.length === 3)

  expect(faults).toEqual([new TypeError('the queue is upside down')])
  expect(await countRuns('running', connection.id)).toBe(3)
})
