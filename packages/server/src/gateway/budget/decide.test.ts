import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Booking, decide, type Lane, type Waiting } from './decide.ts'
import type { BudgetRow, Moment } from './fit-row.ts'

const LANES = ['interactive', 'incremental', 'backfill'] as const

const emptyRow: BudgetRow = {
  ringMs: [0, 0, 0],
  lastStartMs: 0,
  blockedUntilMs: 0,
  pausedUntil: null,
  slackMs: 40,
  day: '2026-11-21',
  used: 0,
  dailyCap: 10_000,
  shares: {},
}

const START_MS = Date.parse('2026-11-21T12:00:00Z')

const noon: Moment = {
  nowMs: START_MS,
  uncertaintyMs: 0,
  leadMs: 0,
  meaning: new Date(START_MS),
  perSecond: 3,
  perDay: 10_000,
}

const aWaiter = (lane: Lane, connectionId = 'a', cold = false): Waiting => ({ lane, connectionId, cold })

/** A company whose every decision is written, with a true time beside the database's clock. */
function simulate(start: Partial<BudgetRow & Moment> = {}) {
  let row: BudgetRow = { ...emptyRow, ...start }
  let moment: Moment = { ...noon, ...start }
  let aheadOfTrueMs = 0
  let waiting: Waiting[] = []
  const bookings: (Booking<Waiting> & { askedMs: number; trueSlotMs: number; guardMs: number })[] = []
  let onBooked: (waiter: Waiting) => void = () => {}

  function bookAll(): number {
    for (;;) {
      const decision = decide(row, moment, waiting)
      if ('sleepUntilMs' in decision) return decision.sleepUntilMs
      if ('refused' in decision) {
        waiting = waiting.filter((w) => !decision.refused.includes(w))
        continue
      }
      if ('repaired' in decision) {
        row = decision.repaired
        continue
      }
      row = decision.row
      waiting = waiting.filter((w) => w !== decision.book)
      const guardMs = row.slackMs + moment.uncertaintyMs + (decision.book.cold ? 150 : 0)
      const trueSlotMs = decision.slotMs - aheadOfTrueMs
      bookings.push({ ...decision, askedMs: moment.nowMs, trueSlotMs, guardMs })
      onBooked(decision.book)
    }
  }

  return {
    bookings,
    ask: (...waiters: Waiting[]) => {
      waiting.push(...waiters)
      bookAll()
    },
    /** Whoever books asks again, as a sync does that has more pages. */
    saturate(...waiters: Waiting[]) {
      onBooked = (w) => {
        if (waiters.includes(w)) waiting.push(w)
      }
      this.ask(...waiters)
    },
    advance(ms: number) {
      const endMs = moment.nowMs + ms
      while (moment.nowMs < endMs) moment = { ...moment, nowMs: Math.min(Math.max(bookAll(), moment.nowMs + 1), endMs) }
      bookAll()
    },
    setClockBy(ms: number) {
      aheadOfTrueMs += ms
      moment = { ...moment, nowMs: moment.nowMs + ms }
    },
    pause(ms: number) {
      row = { ...row, blockedUntilMs: Math.max(row.blockedUntilMs, moment.nowMs + ms) }
    },
    nowMs: () => moment.nowMs,
  }
}

type Company = ReturnType<typeof simulate>

const ask = fc
  .record({ lane: fc.constantFrom(...LANES), connectionId: fc.constantFrom('a', 'b', 'c'), cold: fc.boolean() })
  .map((w) => (company: Company) => company.ask(w))
const advance = fc.integer({ min: 0, max: 1500 }).map((ms) => (company: Company) => company.advance(ms))
const pause = fc.integer({ min: 0, max: 3000 }).map((ms) => (company: Company) => company.pause(ms))
const setClock = (min: number, max: number) =>
  fc.integer({ min, max }).map((ms) => (company: Company) => company.setClockBy(ms))

const steps = (...others: fc.Arbitrary<(company: Company) => void>[]) =>
  fc.array(fc.oneof({ arbitrary: ask, weight: 6 }, { arbitrary: advance, weight: 2 }, ...others), {
    minLength: 1,
    maxLength: 120,
    size: 'max',
  })

const start = fc.record({
  perSecond: fc.integer({ min: 1, max: 6 }),
  slackMs: fc.integer({ min: 0, max: 200 }),
  leadMs: fc.integer({ min: 0, max: 600 }),
  uncertaintyMs: fc.integer({ min: 0, max: 20 }),
})

/** The shortest span that holds one arrival more than are allowed in a second. */
function tightestMs(arrivals: readonly number[], perSecond: number): number {
  const sorted = [...arrivals].sort((a, b) => a - b)
  return Math.min(Infinity, ...sorted.slice(perSecond).map((last, index) => last - (sorted[index] ?? 0)))
}

/** When requests reach Gong that leave in their slot and take any of the time that the guard allows. */
const arrivalsOf = (slots: readonly { atMs: number; guardMs: number }[], latenesses: readonly number[]) =>
  slots.map(({ atMs, guardMs }, index) => atMs + guardMs * (latenesses[index % latenesses.length] ?? 0))

const latenesses = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })

test('no rolling second holds more arrivals than the limit, whatever is asked, paused, late or skipped by the clock', () => {
  fc.assert(
    fc.property(start, steps(pause, setClock(0, 5000)), latenesses, (settings, actions, late) => {
      const company = simulate(settings)
      for (const act of actions) act(company)
      company.advance(20_000)
      const slots = company.bookings.map(({ slotMs, guardMs }) => ({ atMs: slotMs, guardMs }))
      expect(tightestMs(arrivalsOf(slots, late), settings.perSecond)).toBeGreaterThanOrEqual(1000)
    }),
    { numRuns: 300 },
  )
})

test('a clock that is set back lets no more through in true time, and does not stop the company', () => {
  fc.assert(
    fc.property(start, steps(setClock(-7_200_000, 0), setClock(-300, 0)), latenesses, (settings, actions, late) => {
      const company = simulate(settings)
      for (const act of actions) act(company)
      const booked = company.bookings.length
      company.ask(aWaiter('interactive', 'z'))
      company.advance(4000 * settings.perSecond)
      expect(company.bookings.length).toBeGreaterThan(booked)
      const slots = company.bookings.map(({ trueSlotMs, guardMs }) => ({ atMs: trueSlotMs, guardMs }))
      expect(tightestMs(arrivalsOf(slots, late), settings.perSecond)).toBeGreaterThanOrEqual(1000)
    }),
    { numRuns: 300 },
  )
})

test('a paused company has no slot before the pause is over, and books again by itself', () => {
  fc.assert(
    fc.property(steps(), fc.integer({ min: 1, max: 9000 }), steps(), (before, pauseMs, after) => {
      const company = simulate()
      for (const act of before) act(company)
      const booked = company.bookings.length
      company.pause(pauseMs)
      const untilMs = company.nowMs() + pauseMs
      for (const act of after) act(company)
      company.ask(aWaiter('backfill', 'z'))
      company.advance(60_000)
      const slots = company.bookings.slice(booked).map(({ slotMs }) => slotMs)
      expect(slots.length).toBeGreaterThan(0)
      expect(Math.min(...slots)).toBeGreaterThanOrEqual(untilMs)
    }),
  )
})

test('an interactive request leaves within a second and the guard, however much bulk work waits', () => {
  const bulk = fc.array(
    fc.record({
      lane: fc.constantFrom('incremental' as const, 'backfill' as const),
      connectionId: fc.constantFrom('a', 'b', 'c', 'd'),
      cold: fc.constant(false),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(bulk, fc.array(fc.integer({ min: 1100, max: 4000 }), { minLength: 5, maxLength: 20 }), (work, gaps) => {
      const company = simulate()
      company.saturate(...work)
      for (const gapMs of gaps) {
        company.advance(gapMs)
        const askedMs = company.nowMs()
        const waiter = aWaiter('interactive', 'person')
        company.ask(waiter)
        company.advance(1000)
        const booking = company.bookings.find(({ book }) => book === waiter)
        expect(booking?.slotMs).toBeLessThanOrEqual(askedMs + 1000 + emptyRow.slackMs)
      }
    }),
  )
})

test('two connections that both have work start equally often, though one has far more of it', () => {
  const company = simulate()
  company.saturate(aWaiter('backfill', 'small'), ...Array.from({ length: 9 }, () => aWaiter('backfill', 'large')))
  company.advance(60_000)
  const startsOf = (id: string) => company.bookings.filter(({ book }) => book.connectionId === id).length
  expect(Math.abs(startsOf('small') - startsOf('large'))).toBeLessThanOrEqual(1)
})

test('the connection that has not started for longest goes first, one that never started before all', () => {
  const row = { ...emptyRow, shares: { a: START_MS - 2000, b: START_MS - 2500, gone: START_MS - 60_000 } }
  const [a, b, c] = [aWaiter('backfill', 'a'), aWaiter('backfill', 'b'), aWaiter('backfill', 'c')]
  const first = decide(row, noon, [a, b, c])
  expect(first).toMatchObject({ book: c })
  expect('row' in first && Object.keys(first.row.shares)).toEqual(['a', 'b', 'c'])
  expect(decide(row, noon, [a, b])).toMatchObject({ book: b })
})

test('of one connection, what is new goes before what is old', () => {
  const company = simulate()
  const [old, recent] = [aWaiter('backfill'), aWaiter('incremental')]
  company.pause(500)
  company.ask(old, recent)
  company.advance(2000)
  expect(company.bookings.map(({ book }) => book)).toEqual([recent, old])
})

test('bulk work that never ends uses at least 95 % of the limit, and its starts keep a distance', () => {
  const company = simulate()
  company.saturate(...['a', 'b', 'c'].map((id) => aWaiter('backfill', id)))
  company.advance(60_000)
  const slots = company.bookings.map(({ slotMs }) => slotMs)
  expect(slots.length).toBeGreaterThanOrEqual(0.95 * 3 * 60)
  expect(tightestMs(slots, 1)).toBeGreaterThanOrEqual((0.9 * 1040) / 3 - 0.001)
})

test('each lane stops at its share of the day, and the refusal names the next midnight', () => {
  const startsOf = (lane: Lane) => {
    const company = simulate({ perDay: 10 })
    company.ask(...Array.from({ length: 20 }, () => aWaiter(lane)))
    company.advance(60_000)
    return company.bookings.length
  }
  expect(LANES.map(startsOf)).toEqual([10, 9, 7])
  const spent = { ...emptyRow, used: 10_000 }
  expect(decide(spent, noon, [aWaiter('interactive')])).toMatchObject({ retryAt: new Date('2026-11-22T00:00:00Z') })
})

test.each([
  ['the next day counts from nothing', '2026-11-22T00:00:00Z', 1, '2026-11-22'],
  ['a process whose clock is still on the day before counts on', '2026-11-20T23:59:59Z', 10_000, '2026-11-21'],
  ['a clock set back by more than a day counts from nothing', '2026-11-19T12:00:00Z', 1, '2026-11-19'],
])('%s', (_name, instant, used, day) => {
  const decision = decide({ ...emptyRow, used: 9999 }, { ...noon, meaning: new Date(instant) }, [
    aWaiter('interactive'),
  ])
  expect(decision).toMatchObject({ row: { used, day } })
})

test('a lower limit holds at once, beside the starts that were booked under the higher one', () => {
  const company = simulate({ perSecond: 5, ringMs: [0, 0, 0, 0, 0] })
  company.ask(...Array.from({ length: 5 }, () => aWaiter('interactive')))
  const last = company.bookings.at(-1)
  const lowered = { ...noon, perSecond: 2 }
  expect(decide(last?.row ?? emptyRow, lowered, [aWaiter('interactive')])).toEqual({ sleepUntilMs: START_MS + 40 })
})

test('a limit above 50 a second counts requests and obeys pauses, and spaces nothing', () => {
  const company = simulate({ perSecond: 1000 })
  company.ask(...Array.from({ length: 100 }, () => aWaiter('backfill')))
  expect(company.bookings.map(({ slotMs }) => slotMs)).toEqual(Array(100).fill(START_MS))
  expect(company.bookings.at(-1)?.row).toMatchObject({ used: 100, ringMs: [0, 0, 0] })
  company.pause(700)
  company.ask(aWaiter('interactive'))
  company.advance(1000)
  expect(company.bookings.at(-1)?.slotMs).toBe(START_MS + 700)
})

test('nobody waiting is nothing to wake for', () => {
  expect(decide(emptyRow, noon, [])).toEqual({ sleepUntilMs: Infinity })
})
