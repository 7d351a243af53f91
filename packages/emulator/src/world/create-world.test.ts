import { expect, test } from 'vitest'
import { createWorld, type WorldCall, type WorldOptions } from './create-world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MONDAY = Date.parse('2026-11-02T15:00:00Z')
const ORIGINS = {
  'a working day': MONDAY,
  'a Sunday night': Date.parse('2026-10-25T03:30:00Z'),
  'the night the clocks go forward': Date.parse('2026-03-08T07:00:00Z'),
  'the day the clocks go back': Date.parse('2026-11-01T18:00:00Z'),
  'a busy afternoon': Date.parse('2026-06-17T19:45:00Z'),
}
const world = (options: Partial<WorldOptions> = {}) =>
  createWorld({ seed: 'test', calls: 1_200, users: 40, originMs: MONDAY, company: 1, ...options })
const everything = Number.MAX_SAFE_INTEGER
const ids = (calls: readonly WorldCall[]) => calls.map(({ id }) => id)

test.each(Object.entries(ORIGINS))(
  'exactly as many calls as asked for are listed when the origin is %s',
  (_, originMs) => {
    for (const calls of [0, 1, 2, 7, 60, 1_200, 25_000])
      for (const company of [1, 2, 5])
        expect(world({ calls, originMs, company }).countListed({ nowMs: originMs })).toBe(calls)
  },
)

test('the count holds for many seeds', () => {
  for (let n = 0; n < 40; n++)
    expect(
      world({ seed: `s${n}`, originMs: ORIGINS['a busy afternoon'] }).countListed({
        nowMs: ORIGINS['a busy afternoon'],
      }),
    ).toBe(1_200)
})

test('the history spans 180 days, a good fifth of it in the last 30', () => {
  const listed = world().listed({ nowMs: MONDAY }, 0, everything)
  const recent = world().countListed({ nowMs: MONDAY, fromMs: MONDAY - 30 * DAY_MS })
  expect(listed[0]?.startedMs).toBeGreaterThanOrEqual(MONDAY - 181 * DAY_MS)
  expect(listed[0]?.startedMs).toBeLessThan(MONDAY - 178 * DAY_MS)
  expect(recent).toBeGreaterThanOrEqual(250)
  expect(recent).toBeLessThan(280)
})

test('the stream goes on after the origin at the rate of the last month, for years', () => {
  const { countListed } = world()
  const nowMs = MONDAY + 730 * DAY_MS
  const month = countListed({ nowMs, fromMs: MONDAY + 300 * DAY_MS, toMs: MONDAY + 330 * DAY_MS })
  expect(month).toBeGreaterThan(240)
  expect(month).toBeLessThan(290)
})

test('calls are listed by start, and no two start at once', () => {
  const starts = world()
    .listed({ nowMs: MONDAY + DAY_MS }, 0, everything)
    .map(({ startedMs }) => startedMs)
  for (const [i, start] of starts.entries()) if (i > 0) expect(start).toBeGreaterThan(starts[i - 1] ?? 0)
})

test('calls start in business hours of the company, few of them at weekends', () => {
  const listed = world().listed({ nowMs: MONDAY }, 0, everything)
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  })
  let weekend = 0
  for (const { startedMs } of listed) {
    const [weekday, hour] = ['weekday', 'hour'].map(
      (type) => parts.formatToParts(startedMs).find((part) => part.type === type)?.value,
    )
    expect(Number(hour)).toBeGreaterThanOrEqual(8)
    expect(Number(hour)).toBeLessThan(18)
    if (weekday === 'Sat' || weekday === 'Sun') weekend++
  }
  expect(weekend / listed.length).toBeGreaterThan(0.03)
  expect(weekend / listed.length).toBeLessThan(0.09)
})

test('a call is listed 2 to 60 minutes after its end and transcribed within a day of that, half within an hour', () => {
  const listed = world().listed({ nowMs: MONDAY }, 0, everything)
  const delays = listed.flatMap((call) => (call.transcriptAtMs === null ? [] : [call.transcriptAtMs - call.listedAtMs]))
  for (const call of listed) {
    expect(call.listedAtMs - call.endedMs).toBeGreaterThanOrEqual(2 * 60_000)
    expect(call.listedAtMs - call.endedMs).toBeLessThanOrEqual(60 * 60_000)
  }
  for (const delay of delays) expect(delay >= 0 && delay <= DAY_MS).toBe(true)
  expect(delays.filter((delay) => delay <= HOUR_MS).length / delays.length).toBeCloseTo(0.5, 1)
  expect(delays.filter((delay) => delay <= 6 * HOUR_MS).length / delays.length).toBeCloseTo(0.9, 1)
  expect(listed.length - delays.length).toBe(12)
})

test('a window is half-open on the start of a call', () => {
  const { listed, countListed } = world()
  const [first, second] = listed({ nowMs: MONDAY }, 500, 2)
  const fromMs = first?.startedMs ?? 0
  const toMs = second?.startedMs ?? 0
  expect(ids(listed({ nowMs: MONDAY, fromMs, toMs }, 0, 10))).toEqual([first?.id])
  expect(countListed({ nowMs: MONDAY, fromMs, toMs: toMs + 1 })).toBe(2)
  expect(countListed({ nowMs: MONDAY, fromMs: fromMs + 1, toMs })).toBe(0)
  expect(countListed({ nowMs: MONDAY, fromMs: toMs, toMs: fromMs })).toBe(0)
})

test('any window at any moment shows what a look at every call would show', () => {
  const { listed, countListed } = world({ calls: 3_000 })
  const all = listed({ nowMs: MONDAY + 60 * DAY_MS }, 0, everything)
  for (let n = 0; n < 120; n++) {
    const nowMs = MONDAY + Math.floor((n % 40) * 7.3 * HOUR_MS)
    const fromMs = nowMs - (n % 7) * 11 * HOUR_MS - (n % 3) * 40 * DAY_MS
    const toMs = fromMs + (n % 5) * 9 * HOUR_MS + (n % 2) * 90 * DAY_MS
    const expected = all.filter((call) => call.listedAtMs <= nowMs && call.startedMs >= fromMs && call.startedMs < toMs)
    expect(countListed({ nowMs, fromMs, toMs })).toBe(expected.length)
    expect(ids(listed({ nowMs, fromMs, toMs }, 0, everything))).toEqual(ids(expected))
    expect(ids(listed({ nowMs, fromMs, toMs }, 3, 4))).toEqual(ids(expected.slice(3, 7)))
    expect(ids(listed({ nowMs, fromMs, toMs }, Math.max(0, expected.length - 2), 100))).toEqual(ids(expected.slice(-2)))
  }
})

test('calls that began before the origin come to be listed after it, and their transcripts later still', () => {
  const originMs = ORIGINS['a busy afternoon']
  const { listed } = world({ calls: 20_000, originMs })
  const late = listed({ nowMs: originMs + 3 * HOUR_MS, toMs: originMs }, 0, everything).slice(20_000 - 60)
  const pending = late.filter((call) => call.listedAtMs > originMs)
  expect(pending.length).toBeGreaterThan(0)
  for (const call of pending) {
    const window = { fromMs: call.startedMs, toMs: call.startedMs + 1 }
    expect(listed({ nowMs: call.listedAtMs - 1, ...window }, 0, 1)).toEqual([])
    expect(ids(listed({ nowMs: call.listedAtMs, ...window }, 0, 1))).toEqual([call.id])
    if (call.transcriptAtMs === null) continue
    expect(call.gong(call.transcriptAtMs - 1).content?.topics).toEqual([])
    expect(call.gong(call.transcriptAtMs - 1).interaction?.speakers).toEqual([])
    expect(call.gong(call.transcriptAtMs).content?.topics).toHaveLength(7)
    expect(call.gong(call.transcriptAtMs - 1).metaData).toEqual(call.gong(call.transcriptAtMs).metaData)
  }
})

test('an id leads to its call, whether it is listed yet or not', () => {
  const { listed, callById } = world()
  for (const call of listed({ nowMs: MONDAY + 30 * DAY_MS }, 0, everything))
    expect(callById(call.id)?.startedMs).toBe(call.startedMs)
})

test('ids of nobody, of another world and before the first call lead to nothing', () => {
  const { callById } = world()
  const other = world({ company: 2 }).listed({ nowMs: MONDAY }, 0, 50)
  const earlier = world({ calls: 2_000 }).listed({ nowMs: MONDAY }, 0, 700)
  for (const id of ['0', 'x', '1234567890123456789', ...ids(other), ...ids(earlier)])
    expect(callById(id)).toBeUndefined()
})

test('a company of a million calls opens, counts and pages without holding them', () => {
  const before = process.memoryUsage().heapUsed
  const big = world({ calls: 1_000_000, users: 450 })
  expect(big.countListed({ nowMs: MONDAY })).toBe(1_000_000)
  for (const offset of [0, 1, 499_999, 999_900]) {
    const page = big.listed({ nowMs: MONDAY }, offset, 100)
    expect(page).toHaveLength(100)
    expect(big.callById(page[99]?.id ?? '')?.startedMs).toBe(page[99]?.startedMs)
  }
  expect(big.listed({ nowMs: MONDAY }, 1_000_000, 100)).toEqual([])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 2 ** 20)
})

test('the same options give the same world, byte for byte, in whatever order it is asked', () => {
  const nowMs = MONDAY + DAY_MS
  const told = (call: WorldCall) => JSON.stringify([call, call.gong(nowMs), call.transcript()])
  const forwards = world().listed({ nowMs }, 700, 40)
  const backwards = world().listed({ nowMs }, 700, 40).toReversed()
  const first = new Map(forwards.map((call) => [call.id, told(call)]))
  for (const call of backwards) expect(told(call)).toBe(first.get(call.id))
  expect(JSON.stringify(world().users)).toBe(JSON.stringify(world().users))
})

test('another seed gives another world', () => {
  expect(ids(world({ seed: 'a' }).listed({ nowMs: MONDAY }, 0, 5))).not.toEqual(
    ids(world({ seed: 'b' }).listed({ nowMs: MONDAY }, 0, 5)),
  )
})

test('what cannot be a company is refused', () => {
  for (const options of [{ calls: -1 }, { calls: 1.5 }, { users: 4 }, { company: 0 }, { originMs: Number.NaN }])
    expect(() => world(options)).toThrow(RangeError)
})
