import type { Model } from '@mallet/contract/api/syncs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { type Checkpoint, emptyCheckpoint } from './checkpoint.ts'
import { models } from './models.ts'
import { readWindow } from './read-window.ts'
import type { Step } from './step.ts'

const NOW = '2026-06-10T14:00:00.000Z'
const HOUR_MS = 3_600_000

let database: FreshDatabase
let asked: unknown[]
let answers: { items: readonly unknown[]; cursor?: string }[]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(() => {
  asked = []
  answers = []
  database.answer(({ body }) => {
    asked.push(z.object({ filter: z.unknown(), cursor: z.string().optional() }).safeParse(body).data ?? body)
    const { items, cursor } = answers.shift() ?? { items: [] }
    const records = {
      totalRecords: cursor === undefined ? items.length : 250,
      currentPageSize: items.length,
      currentPageNumber: 0,
      ...(cursor && { cursor }),
    }
    return { requestId: 'r', records, calls: items, users: items }
  })
})

const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR_MS).toISOString()
const call = (id: string, started: string) => ({ metaData: { id, started, isPrivate: false } })
const settled = (readAt: Readonly<Record<string, string>>): Checkpoint => ({
  firstWindowStored: true,
  readAt,
  answeredAt: NOW,
})
const everyTierAt = (instant: string, others: Readonly<Record<string, string>> = {}) =>
  settled({ ...Object.fromEntries(models.calls.tiers.map(({ name }) => [name, instant])), ...others })

async function read(
  model: Model,
  checkpoint: Checkpoint,
  { since, rereads = 0 }: { since?: string; rereads?: number } = {},
): Promise<Step | undefined> {
  const connection = await database.addConnection(since === undefined ? {} : { since })
  await database.ctx.db
    .updateTable('sync')
    .set({ checkpoint: JSON.stringify(checkpoint) })
    .where('id', '=', connection[model])
    .execute()
  const work = await database.beginWork(connection[model])
  return readWindow(database.ctx, { ...work, run: { ...work.run, rereads } })
}

test('the first window has no beginning, and ends now', async () => {
  await read('calls', emptyCheckpoint)

  expect(asked).toEqual([{ filter: { toDateTime: NOW } }])
})

test('the first window begins where the connection says', async () => {
  await read('calls', emptyCheckpoint, { since: '2026-01-01T00:00:00Z' })

  expect(asked).toEqual([{ filter: { fromDateTime: '2026-01-01T00:00:00Z', toDateTime: NOW } }])
})

test('a page with a cursor leaves its window open, with the bounds frozen and the last start noted', async () => {
  answers = [{ items: [call('1', hoursAgo(9)), call('2', hoursAgo(8))], cursor: 'next' }]
  const step = await read('calls', emptyCheckpoint)

  expect(step).toMatchObject({ expected: 250 })
  expect(step?.checkpoint).toEqual({
    firstWindowStored: false,
    readAt: {},
    answeredAt: NOW,
    window: { tier: 'first', begunAt: NOW, to: NOW, cursor: 'next', lastStarted: hoursAgo(8) },
  })
})

test('a cursor that is refused is given up, and the window goes on at the last start stored', async () => {
  database.answer(() => ({ status: 400, errors: ['Cursor has expired'] }))
  const begun = { tier: 'first', begunAt: hoursAgo(3), to: hoursAgo(3), lastStarted: hoursAgo(8) }
  const step = await read('calls', { ...emptyCheckpoint, window: { ...begun, cursor: 'old' } })

  expect(step).toEqual({ items: [], checkpoint: { ...emptyCheckpoint, window: { ...begun, from: hoursAgo(8) } } })
})

test('a refusal that speaks of a cursor though none was sent is an error, not a reason to ask for ever', async () => {
  database.answer(() => ({ status: 400, errors: ['Cursor has expired'] }))

  await expect(read('calls', emptyCheckpoint)).rejects.toMatchObject({ code: 'gong_refused' })
})

test('a window that was begun again does not say how many records there are, for Gong counts only the rest', async () => {
  answers = [{ items: [call('1', hoursAgo(7))], cursor: 'next' }]
  const window = { tier: 'first', begunAt: NOW, from: hoursAgo(8), to: NOW, lastStarted: hoursAgo(8) }

  expect(await read('calls', { ...emptyCheckpoint, window })).not.toHaveProperty('expected')
})

test('the next page is asked for with the same bounds, whatever the time', async () => {
  const window = { tier: 'first', begunAt: hoursAgo(3), from: hoursAgo(900), to: hoursAgo(3), cursor: 'next' }
  const step = await read('calls', { ...emptyCheckpoint, window })

  expect(asked).toEqual([{ filter: { fromDateTime: hoursAgo(900), toDateTime: hoursAgo(3) }, cursor: 'next' }])
  expect(step?.checkpoint.window).toBeUndefined()
  expect(step?.checkpoint.firstWindowStored).toBe(true)
})

test('once the first window is stored every tier counts as read when it began', async () => {
  const window = { tier: 'first', begunAt: hoursAgo(3), to: hoursAgo(3) }
  const step = await read('calls', { ...emptyCheckpoint, window })

  expect(step?.checkpoint).toEqual(everyTierAt(hoursAgo(3)))
})

test('a wider window covers the smaller ones, and leaves the wider ones as they were', async () => {
  const before = everyTierAt(hoursAgo(1), { week: hoursAgo(50) })
  const step = await read('calls', before)

  expect(step?.checkpoint).toEqual(settled({ ...before.readAt, 'quarter hour': NOW, hour: NOW }))
})

test.each([
  ['an hour', 1, 7],
  ['three hours', 3, 2 * 24],
  ['two days', 48, 14 * 24],
  ['nine days', 9 * 24, 60 * 24],
  ['seventy days', 70 * 24, 70 * 24 + 6],
])(
  'after %s without a reading the window reaches back as far as its tier, and six hours beyond the last reading',
  async (_, stopHours, reachHours) => {
    await read('calls', everyTierAt(hoursAgo(stopHours)))

    expect(asked).toEqual([{ filter: { fromDateTime: hoursAgo(reachHours), toDateTime: NOW } }])
  },
)

test('no window begins before the connection says', async () => {
  await read('calls', everyTierAt(hoursAgo(1680)), { since: hoursAgo(100) })

  expect(asked).toEqual([{ filter: { fromDateTime: hoursAgo(100), toDateTime: NOW } }])
})

test('where nothing is due Gong is not asked', async () => {
  expect(await read('calls', everyTierAt(NOW))).toBeUndefined()
  expect(await read('users', settled({ day: NOW }))).toBeUndefined()
  expect(asked).toEqual([])
})

test('where nothing is due but somebody asked, the overlap of six hours is read, once for all who asked', async () => {
  const step = await read('calls', everyTierAt(NOW), { rereads: 3 })

  expect(asked).toEqual([{ filter: { fromDateTime: hoursAgo(6), toDateTime: NOW } }])
  expect(step?.rereadDone).toBe(3)
})

test('a list without a window is read whole where somebody asked', async () => {
  answers = [{ items: [{ id: '1' }] }]
  const step = await read('users', settled({ day: NOW }), { rereads: 1 })

  expect(step).toMatchObject({ items: [{ head: { id: '1' } }], rereadDone: 1 })
})

test('a window that was asked for counts as done with its last page only', async () => {
  answers = [{ items: [call('1', hoursAgo(1))], cursor: 'next' }]
  const step = await read('calls', everyTierAt(NOW), { rereads: 1 })

  expect(step?.rereadDone).toBeUndefined()
  expect(step?.checkpoint.window).toMatchObject({ reread: 1, cursor: 'next' })
})
