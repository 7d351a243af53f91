import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type DrivenSyncs, driveSyncs } from '../drive-syncs.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

const PAGE = 100
const NOW = '2026-06-10T14:00:00.000Z'

let database: FreshDatabase
let syncs: DrivenSyncs
let asked: readonly unknown[]

interface Call {
  readonly metaData: { readonly id: string; readonly started: string }
}
interface Answer {
  items: readonly unknown[]
  cursor?: string | undefined
  totalRecords: number
}
/** What is made of the page with that number, and of the cursor it was asked with. */
type Twist = (page: number, answer: Answer, cursor: string | undefined) => Answer | 'expired'

const Body = z.object({
  cursor: z.string().optional(),
  filter: z.looseObject({
    fromDateTime: z.string().optional(),
    toDateTime: z.string().default('9999-01-01T00:00:00Z'),
  }),
})

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { ctx } = database
  database.setClock(NOW)
  await ctx.db.updateTable('sync').set({ paused: true }).execute()
  const { id } = await database.addConnection()
  await ctx.db
    .updateTable('sync')
    .set({ paused: true })
    .where('connection_id', '=', id)
    .where('model', '<>', 'calls')
    .execute()
  syncs = driveSyncs(ctx, id)
})

/** A Gong that has these calls, in this order, in pages of 100. */
function serve(calls: readonly Call[], twist: Twist = (_, answer) => answer): void {
  const requests: unknown[] = []
  asked = requests
  database.answer(({ body }) => {
    const { cursor, filter } = Body.parse(body)
    requests.push({ ...filter, ...(cursor !== undefined && { cursor }) })
    const from = filter.fromDateTime === undefined ? Number.NEGATIVE_INFINITY : Date.parse(filter.fromDateTime)
    const all = calls.filter(({ metaData }) => {
      const started = Date.parse(metaData.started)
      return from <= started && started < Date.parse(filter.toDateTime)
    })
    const start = Number(cursor ?? 0)
    const end = start + PAGE
    const answer = {
      items: all.slice(start, end),
      cursor: end < all.length ? String(end) : undefined,
      totalRecords: all.length,
    }
    const twisted = twist(requests.length, answer, cursor)
    if (twisted === 'expired') return { status: 400, requestId: 'r', errors: ['Cursor has expired'] }
    const { items, totalRecords, cursor: next } = twisted
    if (items.length === 0 && cursor === undefined && next === undefined) {
      return { status: 404, requestId: 'r', errors: ['No calls found corresponding to the provided filters'] }
    }
    const records = {
      totalRecords,
      currentPageSize: items.length,
      currentPageNumber: start / PAGE,
      ...(next && { cursor: next }),
    }
    return { requestId: 'r', records, calls: items }
  })
}

const MINUTE_MS = 60_000
const call = (number: number, startedMs: number): Call => ({
  metaData: { id: String(1_000_000 + number), started: new Date(startedMs).toISOString() },
})
/** Calls a minute apart, the oldest first, the last one an hour ago. */
const callsOf = (count: number): Call[] =>
  Array.from({ length: count }, (_, i) => call(i, Date.parse(NOW) - (60 + count - i) * MINUTE_MS))
/** Calls that all start at one instant. */
const atOnce = (count: number): Call[] =>
  Array.from({ length: count }, (_, i) => call(i, Date.parse(NOW) - 120 * MINUTE_MS))
const idsOf = (calls: readonly Call[]) => calls.map(({ metaData }) => metaData.id).sort()
const stored = async () => (await syncs.records('calls')).map(({ id }) => id).sort()
const expired: Twist = (_, answer, cursor) => (cursor === undefined ? answer : 'expired')

test('B35: cursors that are dead on arrival cost a request a page, and the list is read to its end', async () => {
  const calls = callsOf(450)
  serve(calls, expired)

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 450 })
  expect(await stored()).toEqual(idsOf(calls))
  expect(asked.length).toBeLessThanOrEqual(2 * 5 + 1)
  expect(await syncs.sync('calls')).toMatchObject({ caughtUp: true, unclosed: null })
})

test('B35: where the oldest do not come first, a list whose cursors die is read in stretches that shrink until they fit', async () => {
  const calls = callsOf(350)
  const shuffled = calls
    .map((one, i) => ({ one, at: (i * 7919) % 350 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
  serve(shuffled, expired)

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 350 })
  expect(await stored()).toEqual(idsOf(calls))
  expect(asked.length).toBeLessThan(150)
})

test('B35, B44: more calls with one start than fit a page, with cursors that die, end in an error and a pause', async () => {
  serve(atOnce(250), expired)

  expect(await syncs.work('calls')).toMatchObject({ state: 'failed', error: { code: 'gong_unexpected' } })
  expect(asked.length).toBeLessThan(10)
  expect(await syncs.sync('calls')).toMatchObject({ state: 'failing', caughtUp: false, records: 100 })
})

test('B35, B44: once the cursors live, the same calls are read to the last one', async () => {
  serve(atOnce(250), expired)
  await syncs.work('calls')
  database.setClock('2026-06-10T14:01:00Z')
  serve(atOnce(250))

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded' })
  expect(await stored()).toEqual(idsOf(atOnce(250)))
})

test('B44: 500 calls that start at one instant, at the very edge of a window, are read once and none is missed', async () => {
  const edge = Array.from({ length: 500 }, (_, i) => call(i, Date.parse(NOW)))
  const before = callsOf(30).map((one, i) => ({ metaData: { ...one.metaData, id: String(2_000_000 + i) } }))
  serve([...before, ...edge])
  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 30 })

  database.setClock('2026-06-10T15:00:00Z')
  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 500, updated: 0 })
  expect(await stored()).toEqual(idsOf([...edge, ...before]))
})

test('B35: a list that dies in the middle of one instant goes on at that instant', async () => {
  const calls = Array.from({ length: 500 }, (_, i) => call(i, Date.parse(NOW) - (i < 50 ? 90 : 70) * MINUTE_MS))
  serve(calls, (page, answer) => (page === 3 ? 'expired' : answer))

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 500 })
  expect(await stored()).toEqual(idsOf(calls))
})

test.each<[string, Twist]>([
  ['the same cursor again and again', (_, answer) => ({ ...answer, cursor: '0' })],
  ['a circle of three cursors', (page, answer) => ({ ...answer, cursor: String((page % 3) * PAGE) })],
  ['pages without items that lead to more of them', (page, answer) => ({ ...answer, items: [], cursor: String(page) })],
])('B36: %s is an error and no success, after a bounded number of requests', async (_, twist) => {
  serve(callsOf(300), twist)

  expect(await syncs.work('calls')).toMatchObject({ state: 'failed', error: { code: 'gong_unexpected' } })
  expect(asked.length).toBeLessThan(10)
  expect(await syncs.sync('calls')).toMatchObject({ state: 'failing', caughtUp: false })

  serve(callsOf(300))
  database.setClock('2026-06-10T14:01:00Z')
  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded' })
  expect(await stored()).toEqual(idsOf(callsOf(300)))
})

test('B36: a page without items in the middle is no end and no fault', async () => {
  serve(callsOf(250), (page, answer, cursor) => (page === 2 ? { ...answer, items: [], cursor } : answer))

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 250 })
})

test.each<[string, Twist]>([
  ['says one more than it serves', (_, answer) => ({ ...answer, totalRecords: answer.totalRecords + 1 })],
  ['says one less than it serves', (_, answer) => ({ ...answer, totalRecords: answer.totalRecords - 1 })],
  ['says another number each time', (page, answer) => ({ ...answer, totalRecords: answer.totalRecords + page })],
  ['loses a call on the way', (_, answer) => ({ ...answer, items: answer.items.filter((_item, i) => i !== 40) })],
])('B36, B37: a Gong that %s is asked once more, and then the window is not called closed', async (_, twist) => {
  serve(callsOf(250), twist)

  const run = await syncs.work('calls')

  expect(run).toMatchObject({ state: 'failed', error: { code: 'window_not_closed' }, requests: 6 })
  const { unclosed, ...sync } = await syncs.sync('calls')
  expect(sync).toMatchObject({ state: 'failing', caughtUp: false, freshAt: null })
  expect(unclosed).toMatchObject({ from: null, to: NOW })
  expect(unclosed?.expected).not.toBe(unclosed?.read)
  // What is new is read by the schedule all the same, and no sooner than by it.
  expect(Date.parse(sync.nextRunAt ?? '')).toBeGreaterThan(Date.parse(NOW))

  serve(callsOf(250))
  expect(await syncs.again('calls')).toMatchObject({ state: 'succeeded' })
  expect(await syncs.sync('calls')).toMatchObject({ state: 'idle', caughtUp: true, unclosed: null })
  expect(await stored()).toEqual(idsOf(callsOf(250)))
})

test('B37: a count that is wrong once is right the second time, and that is a success', async () => {
  serve(callsOf(250), (page, answer) => (page === 3 ? { ...answer, items: answer.items.slice(1) } : answer))

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 250, requests: 6 })
  expect(await syncs.sync('calls')).toMatchObject({ caughtUp: true, unclosed: null })
})

test('B37: calls that come twice, and out of order, are stored once, and the count is of different ones', async () => {
  const calls = callsOf(250)
  serve(calls, (_, answer) => ({ ...answer, items: [...answer.items, ...answer.items].reverse() }))

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 250, updated: 0, requests: 3 })
  expect((await syncs.records('calls')).every(({ version }) => version === 1)).toBe(true)
})

test('B37: a call that slips into a page already read, and pushes another one over its edge, is not missed', async () => {
  const late = call(999, Date.parse(NOW) - 300 * MINUTE_MS)
  const calls = callsOf(250)
  const grown = [...calls, late].sort((a, b) => a.metaData.started.localeCompare(b.metaData.started))
  let served = calls
  serve(calls, (page, _, cursor) => {
    if (page === 2) served = grown
    const start = Number(cursor ?? 0)
    const next = start + PAGE < served.length ? String(start + PAGE) : undefined
    return { items: served.slice(start, start + PAGE), cursor: next, totalRecords: served.length }
  })

  expect(await syncs.work('calls')).toMatchObject({ state: 'succeeded', added: 251 })
  expect(await stored()).toEqual(idsOf(grown))
})

test('B38: every page of a window is asked for with the bounds and the choices of its first', async () => {
  const bodies: unknown[] = []
  const calls = callsOf(350)
  let minutes = 0
  database.answer(({ body }) => {
    const { cursor, ...rest } = z.looseObject({ cursor: z.string().optional() }).parse(body)
    bodies.push(rest)
    // Time goes on between pages.
    minutes += 7
    database.setClock(new Date(Date.parse(NOW) + minutes * MINUTE_MS).toISOString())
    const start = Number(cursor ?? 0)
    const items = bodies.length > 4 ? [] : calls.slice(start, start + PAGE)
    if (items.length === 0)
      return { status: 404, requestId: 'r', errors: ['No calls found corresponding to the provided filters'] }
    const next = start + PAGE < 350 && { cursor: String(start + PAGE) }
    return {
      requestId: 'r',
      calls: items,
      records: { totalRecords: 350, currentPageSize: items.length, currentPageNumber: 0, ...next },
    }
  })
  await syncs.work('calls')

  expect(bodies[0]).toMatchObject({ filter: { toDateTime: NOW } })
  expect(bodies.slice(0, 4)).toEqual([bodies[0], bodies[0], bodies[0], bodies[0]])
})

test('B8: the window after one that took months begins at the end of that one less the overlap, not at its own beginning', async () => {
  const calls = callsOf(150)
  let page = 0
  serve(calls, (_, answer) => {
    page += 1
    if (page === 2) database.setClock('2026-08-25T20:00:00Z')
    return answer
  })
  await syncs.work('calls')

  const [first, second, third] = asked.map((one) =>
    z.looseObject({ fromDateTime: z.string().optional(), toDateTime: z.string() }).parse(one),
  )
  expect([first?.toDateTime, second?.toDateTime]).toEqual([NOW, NOW])
  expect(Date.parse(third?.fromDateTime ?? '')).toBeLessThanOrEqual(Date.parse('2026-06-10T08:00:00Z'))
  expect(third?.toDateTime).toBe('2026-08-25T20:00:00.000Z')
})

test('B8: an end at the last page of a window, before or after it is stored, begins the next window at the same place', async () => {
  const { ctx } = database
  for (const point of ['in-transaction', 'after-commit'] as const) {
    const { id } = await database.addConnection()
    await ctx.db
      .updateTable('sync')
      .set({ paused: true })
      .where('connection_id', '=', id)
      .where('model', '<>', 'calls')
      .execute()
    let isArmed = true
    const dying = {
      ...ctx,
      reached: (where: string) => {
        if (where !== point || !isArmed) return
        isArmed = false
        throw new Error('killed here')
      },
    }
    database.setClock(NOW)
    serve(callsOf(30))
    await driveSyncs(dying, id)
      .work('calls')
      .catch(() => undefined)
    database.setClock('2026-06-10T14:01:00Z')
    await driveSyncs(ctx, id).work('calls')
    const { data } = await ctx.db
      .selectFrom('sync')
      .select('checkpoint as data')
      .where('connection_id', '=', id)
      .where('model', '=', 'calls')
      .executeTakeFirstOrThrow()

    expect(data).toMatchObject({ firstWindowStored: true })
    expect(data.window).toBeUndefined()
    // Where the page was stored its window ended at two o'clock; where not, it was begun with the same end.
    expect(
      new Set(Object.values(data.readAt).map((at) => Date.parse(at) <= Date.parse('2026-06-10T14:01:00Z'))),
    ).toEqual(new Set([true]))
    expect((await driveSyncs(ctx, id).records('calls')).map(({ version }) => version)).toEqual(Array(30).fill(1))
  }
})
