import { gong } from '@mallet/contract/gong/index'
import { Secret } from '@mallet/contract/secret'
import type { Send } from '@mallet/gong'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { type Budget, createBudget } from './budget/create-budget.ts'
import { sendInBudget } from './send-in-budget.ts'

const LIST = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users?limit=1' }
const READ = {
  name: 'calls.listExtensive',
  endpoint: gong['calls.listExtensive'],
  method: 'POST',
  path: '/v2/calls/extensive',
  body: '{}',
}

let database: FreshDatabase
let budget: Budget
let companies = 0
let sent: Parameters<Send>[0][]
let counted: number

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(() => {
  sent = []
  counted = 0
  companies++
  budget = createBudget({ db: database.ctx.db, meaningNow: () => database.ctx.clock.now() })
})
afterEach(() => budget.close())

const tooMany = (retryAfterSeconds: number) => ({
  status: 429,
  headers: { 'retry-after': String(retryAfterSeconds) },
  body: '{}',
})
const fine = { status: 200, headers: {}, body: '{}' }

/** Sends with these answers of Gong, one for each request. */
function send(answers: readonly Awaited<ReturnType<Send>>[], request: typeof LIST | typeof READ = LIST) {
  const rest = [...answers]
  const sending = {
    authorization: new Secret('Bearer token'),
    baseUrl: 'https://us-1.api.gong.io',
    companyId: `company ${companies}`,
    connectionId: 'conn_1',
    lane: 'interactive' as const,
    perSecond: 1000,
    perDay: 10_000,
    onSent: () => counted++,
  }
  const answer: Send = async (leaving) => {
    sent.push(leaving)
    const next = rest.shift()
    if (!next) throw new Error('one request too many')
    return next
  }
  return sendInBudget({ budget, send: answer }, sending, request)
}

test('a request leaves for the address of the company with its credentials, bounded in time and size', async () => {
  expect(await send([fine])).toEqual(fine)

  expect(sent).toEqual([
    {
      method: 'GET',
      url: 'https://us-1.api.gong.io/v2/users?limit=1',
      headers: { authorization: 'Bearer token', accept: 'application/json' },
      deadlineMs: expect.any(Number),
      maxBytes: expect.any(Number),
    },
  ])
})

test('a body goes with its type', async () => {
  await send([fine], READ)

  expect(sent[0]).toMatchObject({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
})

test('each request that leaves is counted, for the run and for the day', async () => {
  await send([tooMany(1), fine])

  expect(counted).toBe(2)
  expect((await budget.snapshot(`company ${companies}`)).usedToday).toBe(2)
})

test('after three refusals in a row the caller is told how long to wait', async () => {
  await expect(send([tooMany(1), tooMany(1), tooMany(1)])).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfterSeconds: 1 },
  })

  expect(sent).toHaveLength(3)
})

test('a pause of more than ten seconds is for the schedule: the caller is told at once, and the company is held', async () => {
  await expect(send([tooMany(11)])).rejects.toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 11 } })

  expect(sent).toHaveLength(1)
  expect((await budget.snapshot(`company ${companies}`)).pausedUntil?.getTime()).toBeGreaterThan(
    database.ctx.clock.now().getTime() + 9000,
  )
})

test('any other answer comes back as it is, refusals too', async () => {
  const refusal = { status: 403, headers: {}, body: 'no' }

  expect(await send([refusal])).toEqual(refusal)
})
