import { isMalletError } from '@mallet/contract/errors'
import { type Kysely, type KyselyPlugin, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../../test/fresh-database.ts'
import type { Database } from '../../db/schema.ts'
import { type Budget, createBudget } from './create-budget.ts'

let database: FreshDatabase
let db: Kysely<Database>
let companies = 0
let companyId: string
let budgets: Budget[]
let hours: number

beforeAll(async () => {
  database = await openFreshDatabase()
  db = database.ctx.db
})
afterAll(() => database.close())

beforeEach(() => {
  companyId = `alone-${companies++}`
  budgets = []
  hours = 0
})
afterEach(() => Promise.all(budgets.map((budget) => budget.close())))

/** A budget of the only process on the database, and how it is killed: no statement of its leaves any more. */
function openAlone() {
  let isDead = false
  const mortal: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (isDead) throw new Error('This process is dead.')
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const slots: number[] = []
  const budget = createBudget({
    db: db.withPlugin(mortal),
    meaningNow: () => new Date('2026-11-21T12:00:00Z'),
    isAlone: true,
    monotonicMs: () => performance.now() + hours * 3_600_000,
    onBooked: ({ slotMs }) => slots.push(slotMs),
  })
  budgets.push(budget)
  const kill = () => {
    isDead = true
  }
  return { budget, slots, kill }
}

const aRequest = (perSecond: number, perDay = 100_000) => ({
  companyId,
  connectionId: 'conn_1',
  lane: 'interactive' as const,
  perSecond,
  perDay,
})

async function stored(): Promise<{ used: number; version: number }> {
  const { rows } = await sql<{ used: number; version: number }>`
    select used, version::int from company_budget where company_id = ${companyId}`.execute(db)
  return rows[0] ?? { used: 0, version: 0 }
}

/** The shortest time in which one more than the limit started. */
function tightest(slots: readonly number[], perSecond: number): number {
  const sorted = [...slots].sort((a, b) => a - b)
  return Math.min(...sorted.slice(perSecond).map((last, at) => last - (sorted[at] ?? 0)))
}

test('A68: a busy company keeps its limit in every rolling second, with far fewer statements than requests', async () => {
  const { budget, slots } = openAlone()
  for (let request = 0; request < 60; request++) await budget.acquire(aRequest(20))

  expect(tightest(slots, 20)).toBeGreaterThanOrEqual(1000)
  expect((await stored()).version).toBeLessThan(30)
  expect(await budget.snapshot(companyId)).toMatchObject({ usedToday: slots.length })
})

test('whoever comes after a process that was killed keeps the limit, and counts no less than was sent', async () => {
  const first = openAlone()
  for (let request = 0; request < 8; request++) await first.budget.acquire(aRequest(3))
  first.kill()
  const second = openAlone()
  for (let request = 0; request < 4; request++) await second.budget.acquire(aRequest(3))

  const slots = [...first.slots, ...second.slots]
  expect(tightest(slots, 3)).toBeGreaterThanOrEqual(1000)
  const { usedToday } = await second.budget.snapshot(companyId)
  expect(usedToday).toBeGreaterThanOrEqual(slots.length)
  // What it had booked ahead: twice what it had sent.
  expect(usedToday).toBeLessThanOrEqual(slots.length + 2 * first.slots.length)
})

test('of a company that falls silent, and of one whose process ends, exactly what was booked stays counted', async () => {
  const { budget, slots } = openAlone()
  for (let request = 0; request < 3; request++) await budget.acquire(aRequest(3))
  expect((await stored()).used).toBeGreaterThan(slots.length)
  hours = 1
  await expect.poll(async () => (await stored()).used, { timeout: 20_000 }).toBe(slots.length)

  await budget.acquire(aRequest(3))
  expect((await stored()).used).toBeGreaterThan(slots.length)
  await budget.close()
  expect((await stored()).used).toBe(slots.length)
})

test('what is stored is never less than what was booked, whenever somebody looks', async () => {
  const { budget, slots } = openAlone()
  for (let round = 0; round < 40; round++) {
    const together = Array.from({ length: 1 + (round % 7) * 5 }, () => budget.acquire(aRequest(1000)))
    await together[0]
    expect((await stored()).used).toBeGreaterThanOrEqual(slots.length)
    await Promise.all(together)
    expect((await stored()).used).toBeGreaterThanOrEqual(slots.length)
  }
})

test('what is asked for while what was booked ahead is given back is counted, too', async () => {
  const { budget, slots } = openAlone()
  const host = { ...aRequest(1000), companyId: `host-of-${companyId}` }
  for (let round = 0; round < 5; round++) {
    await budget.acquire(host)
    const moved = budget.move(host.companyId, companyId)
    // Given back before it is moved: these come in between.
    const asked: Promise<unknown>[] = []
    for (let turn = 0; turn < 5; turn++) {
      asked.push(budget.acquire(host))
      await Promise.resolve()
    }
    await Promise.all([moved, ...asked])
  }
  await budget.move(host.companyId, companyId)
  await budget.close()
  expect((await stored()).used).toBeGreaterThanOrEqual(slots.length)
})

test('a pause takes back what is booked ahead, and nothing starts before it is over', async () => {
  const { budget, slots } = openAlone()
  for (let request = 0; request < 3; request++) await budget.acquire(aRequest(3))
  await budget.pause(companyId, 1500)
  expect((await stored()).used).toBe(slots.length)
  const { rows } = await sql<{ ms: number }>`
    select blocked_until as ms from company_budget where company_id = ${companyId}`.execute(db)

  const { slotMs } = await budget.acquire(aRequest(3))
  expect(slotMs).toBeGreaterThanOrEqual(rows[0]?.ms ?? Infinity)
})

test('B30: where the limit of a second is lifted, hundreds share a statement, and the last of the day is the last', async () => {
  const { budget, slots } = openAlone()
  const outcomes = await Promise.allSettled(Array.from({ length: 700 }, () => budget.acquire(aRequest(1000, 600))))
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))

  expect([slots.length, refused.length]).toEqual([600, 100])
  expect(refused.every((error) => isMalletError(error, 'rate_limited'))).toBe(true)
  expect((await stored()).version).toBeLessThan(200)
  await budget.close()
  expect((await stored()).used).toBe(600)
})

test('a database that fails refuses those who need it, and is asked again by the next', async () => {
  const { budget } = openAlone()
  await budget.acquire(aRequest(3))
  await sql`alter table company_budget rename to company_budget_away`.execute(db)
  try {
    await expect(budget.acquire({ ...aRequest(3), companyId: `${companyId}-new` })).rejects.toThrow('company_budget')
  } finally {
    await sql`alter table company_budget_away rename to company_budget`.execute(db)
  }
  await budget.acquire({ ...aRequest(3), companyId: `${companyId}-new` })
})
