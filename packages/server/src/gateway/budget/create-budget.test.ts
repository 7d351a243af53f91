import { isMalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import { type Budget, createBudget } from './create-budget.ts'
import type { Lane } from './decide.ts'

let database: FreshDatabase
let db: FreshDatabase['ctx']['db']
let companies = 0
let companyId: string
let today: Date
let slots: number[]
let bookedFor: string[]
let whenBooked: () => void
let budgets: Budget[]

beforeAll(async () => {
  database = await openFreshDatabase()
  db = database.ctx.db
})
afterAll(() => database.close())

beforeEach(() => {
  companyId = `company-${companies++}`
  today = new Date('2026-11-21T12:00:00Z')
  slots = []
  bookedFor = []
  whenBooked = () => {}
  budgets = []
})

afterEach(() => Promise.all(budgets.map((budget) => budget.close())))

/** What one process has; several of them share the company through the database. */
function openBudget(options: { monotonicMs?: () => number } = {}): Budget {
  const budget = createBudget({
    db,
    meaningNow: () => today,
    onBooked: ({ slotMs, connectionId }) => {
      slots.push(slotMs)
      bookedFor.push(connectionId)
      whenBooked()
    },
    ...options,
  })
  budgets.push(budget)
  return budget
}

const untilBooked = (count: number) =>
  new Promise<void>((resolve) => {
    whenBooked = () => {
      if (slots.length >= count) resolve()
    }
  })

const aRequest = (lane: Lane = 'backfill', connectionId = 'conn_1') => ({
  companyId,
  connectionId,
  lane,
  perSecond: 3,
  perDay: 10_000,
})

/** Far above the spacing, for tests that are about something else. */
const unspaced = (lane: Lane) => ({ ...aRequest(lane), perSecond: 1000 })

const refusedFor = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => (isMalletError(error, 'rate_limited') ? error.details.retryAfterSeconds : error),
  )

function tightestFour(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.min(Infinity, ...sorted.slice(3).map((last, index) => last - (sorted[index] ?? 0)))
}

/** On a machine that is busy with other things a place may take longer than anybody waits: then it is asked for again. */
async function acquirePatiently(budget: Budget, id: string): Promise<{ slotMs: number }> {
  try {
    return await budget.acquire(aRequest('backfill', id))
  } catch (error) {
    if (!isMalletError(error, 'rate_limited')) throw error
    return acquirePatiently(budget, id)
  }
}

test('A68: thirty requests of three connections in two processes never have four slots in a rolling second', async () => {
  const [first, second] = [openBudget(), openBudget()]
  const turns: { id: string; slotMs: number }[] = []
  async function work(budget: Budget, id: string) {
    for (let request = 0; request < 10; request++) {
      const { slotMs } = await acquirePatiently(budget, id)
      turns.push({ id, slotMs })
    }
  }
  await Promise.all([work(first, 'a'), work(first, 'b'), work(second, 'c')])

  expect(turns).toHaveLength(30)
  expect(tightestFour(slots)).toBeGreaterThanOrEqual(1000)
  expect(await first.snapshot(companyId)).toMatchObject({ usedToday: slots.length })
  const inFirstHalf = turns.slice(0, 15).map(({ id }) => id)
  // Five would be a third. Who asks first is chance, but nobody waits until the others are done.
  for (const id of ['a', 'b', 'c']) expect(inFirstHalf.filter((other) => other === id).length).toBeGreaterThan(1)
})

test('a turn comes neither before its slot nor after the slot is over', async () => {
  const budget = openBudget()
  const { rows } = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(db)
  const { slotMs } = await budget.acquire(aRequest('interactive'))
  const startedAt = performance.now()
  const after = await sql<{ ms: number }>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as ms`.execute(db)
  const answerMs = performance.now() - startedAt
  expect(slotMs).toBeGreaterThanOrEqual(rows[0]?.ms ?? Infinity)
  expect(after.rows[0]?.ms).toBeGreaterThanOrEqual(slotMs)
  expect((after.rows[0]?.ms ?? Infinity) - answerMs).toBeLessThanOrEqual(slotMs + 1000)
})

test('B30: the day is counted in the database, and a lane that has used up its share learns when the next day begins', async () => {
  const [budget, other] = [openBudget(), openBudget()]
  const spend = async (lane: Lane) => {
    for (;;) {
      const seconds = await refusedFor(budget.acquire({ ...unspaced(lane), perDay: 10 }))
      if (seconds !== undefined) return seconds
    }
  }
  const untilMidnight = 12 * 60 * 60
  expect(await spend('backfill')).toBe(untilMidnight)
  expect(await other.snapshot(companyId)).toEqual({
    usedToday: 7,
    perDay: 10,
    leftToday: { interactive: 3, incremental: 2, backfill: 0 },
    resetsAt: new Date('2026-11-22T00:00:00Z'),
    pausedUntil: null,
  })
  expect(await spend('incremental')).toBe(untilMidnight)
  expect(await spend('interactive')).toBe(untilMidnight)
  expect(await other.snapshot(companyId)).toMatchObject({
    usedToday: 10,
    leftToday: { interactive: 0, incremental: 0, backfill: 0 },
  })

  today = new Date('2026-11-22T00:00:00Z')
  expect(await other.snapshot(companyId)).toMatchObject({ usedToday: 0 })
  await budget.acquire({ ...unspaced('backfill'), perDay: 10 })
  expect(await other.snapshot(companyId)).toMatchObject({ usedToday: 1 })
})

test('a pause holds requests in every process, those with a slot in this one too, and they go on by themselves', async () => {
  const [budget, other] = [openBudget(), openBudget()]
  const ahead = ['a', 'b', 'c', 'd'].map((id) => budget.acquire(aRequest('interactive', id)))
  await untilBooked(4)
  await budget.pause(companyId, 1500)
  const { rows } = await sql<{ ms: number }>`
    select blocked_until as ms from company_budget where company_id = ${companyId}`.execute(db)
  expect((await budget.snapshot(companyId)).pausedUntil?.getTime()).toBeGreaterThan(today.getTime())
  const later = await Promise.all([...ahead.slice(3), other.acquire(aRequest()), budget.acquire(aRequest())])

  for (const { slotMs } of later) expect(slotMs).toBeGreaterThanOrEqual(rows[0]?.ms ?? Infinity)
  expect(await budget.snapshot(companyId)).toMatchObject({ pausedUntil: null })
})

test('a pause that is longer than anybody waits refuses at once and says for how long', async () => {
  const budget = openBudget()
  const waiting = refusedFor(budget.acquire(aRequest()))
  await budget.pause(companyId, 60_000)
  const elsewhere = refusedFor(openBudget().acquire(aRequest('interactive')))
  for (const seconds of [await waiting, await elsewhere]) {
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThanOrEqual(60)
  }
})

test('B29: a pause of minutes is over when the clock that has meaning says so, however that clock moves', async () => {
  const [budget, other] = [openBudget(), openBudget()]
  const waiting = refusedFor(budget.acquire(aRequest()))
  await budget.pause(companyId, 30 * 60_000)
  await budget.pause(companyId, 2 * 60_000)
  await waiting
  expect(await refusedFor(other.acquire(unspaced('interactive')))).toBe(30 * 60)
  expect(await other.snapshot(companyId)).toMatchObject({ pausedUntil: new Date('2026-11-21T12:30:00Z') })

  today = new Date('2026-11-21T12:29:59Z')
  expect(await refusedFor(other.acquire(unspaced('interactive')))).toBe(1)
  today = new Date('2026-11-21T12:30:00Z')
  await other.acquire(unspaced('interactive'))
  expect(await other.snapshot(companyId)).toMatchObject({ pausedUntil: null })
})

test('a pause of hours gives up the day, for requests with a slot too, and ends with it', async () => {
  const budget = openBudget()
  const outcomes = ['a', 'b', 'c', 'd'].map((id) => refusedFor(budget.acquire(aRequest('interactive', id))))
  await untilBooked(4)
  await budget.pause(companyId, 12 * 60 * 60 * 1000)
  expect(await outcomes[3]).toBe(12 * 60 * 60)
  expect(await refusedFor(budget.acquire(unspaced('interactive')))).toBe(12 * 60 * 60)
  today = new Date('2026-11-22T00:00:00Z')
  await budget.acquire(unspaced('interactive'))
})

test('a pause of hours that reaches far into the next day holds then as well', async () => {
  const budget = openBudget()
  today = new Date('2026-11-21T23:00:00Z')
  await budget.pause(companyId, 4 * 60 * 60 * 1000)
  today = new Date('2026-11-22T00:00:00Z')
  expect(await refusedFor(budget.acquire(unspaced('interactive')))).toBe(3 * 60 * 60)
})

test('an unexpected refusal widens the guard by 20 ms to at most 200, and an hour of work narrows it by 10', async () => {
  let hours = 0
  const budget = openBudget({ monotonicMs: () => performance.now() + hours * 3_600_000 })
  const slack = async () => {
    const { rows } = await sql<{ ms: number }>`
      select slack_ms as ms from company_budget where company_id = ${companyId}`.execute(db)
    return rows[0]?.ms
  }
  await budget.acquire(unspaced('backfill'))
  await budget.unexpected429(companyId)
  expect(await slack()).toBe(60)
  for (let refusal = 0; refusal < 10; refusal++) await budget.unexpected429(companyId)
  expect(await slack()).toBe(200)

  await budget.acquire(unspaced('backfill'))
  hours = 1
  await budget.acquire(unspaced('backfill'))
  await budget.acquire(unspaced('backfill'))
  expect(await slack()).toBe(190)
})

test('who gives up leaves the queue, and the others go on', async () => {
  const budget = openBudget()
  const reason = new Error('The caller is gone.')
  const gone = new AbortController()
  await budget.pause(companyId, 500)
  const [first, second] = [
    budget.acquire({ ...aRequest('backfill', 'gone'), signal: gone.signal }),
    budget.acquire(aRequest('backfill', 'stays')),
  ]
  gone.abort(reason)
  await expect(first).rejects.toBe(reason)
  await second
  await expect(budget.acquire({ ...aRequest(), signal: gone.signal })).rejects.toBe(reason)
  expect(new Set(bookedFor)).toEqual(new Set(['stays']))
})

test('after close nobody waits and nobody can ask', async () => {
  const budget = openBudget()
  await budget.pause(companyId, 5000)
  const waiting = budget.acquire(aRequest())
  const refused = expect(waiting).rejects.toMatchObject({ code: 'gong_unavailable' })
  await budget.close()
  await refused
  await expect(budget.acquire(aRequest())).rejects.toMatchObject({ code: 'gong_unavailable' })
})

test('a database that fails refuses those who wait, and is asked again by the next', async () => {
  const budget = openBudget()
  await sql`alter table company_budget rename to company_budget_away`.execute(db)
  try {
    await expect(budget.acquire(aRequest())).rejects.toThrow('company_budget')
  } finally {
    await sql`alter table company_budget_away rename to company_budget`.execute(db)
  }
  await budget.acquire(aRequest())
})

test('starts under a key that turns out to be the same company keep their distance to those that follow', async () => {
  const budget = openBudget()
  const host = `host-of-${companyId}`
  // What was booked and missed, as happens on a busy machine, is not among them: the two keys did not know of each other.
  const left = await Promise.all([1, 2].map(() => budget.acquire({ ...aRequest('interactive'), companyId: host })))
  left.push(await budget.acquire(aRequest('interactive')))
  await budget.move(host, companyId)
  expect(await budget.snapshot(companyId)).toMatchObject({ usedToday: slots.length })
  left.push(await budget.acquire(aRequest('interactive')))
  expect(tightestFour(left.map(({ slotMs }) => slotMs))).toBeGreaterThanOrEqual(1000)
})

test('a company that was never asked has used nothing', async () => {
  expect(await openBudget().snapshot(companyId)).toEqual({
    usedToday: 0,
    perDay: 10_000,
    leftToday: { interactive: 10_000, incremental: 9_000, backfill: 7_000 },
    resetsAt: new Date('2026-11-22T00:00:00Z'),
    pausedUntil: null,
  })
})
