import { randomBytes } from 'node:crypto'
import type { OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { gong } from '@mallet/contract/gong/index'
import { Secret } from '@mallet/contract/secret'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Budget, createBudget } from '../../src/gateway/budget/create-budget.ts'
import { toDeparture } from '../../src/gateway/departure.ts'
import { sendInBudget } from '../../src/gateway/send-in-budget.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

let database: FreshDatabase
let budget: Budget

beforeAll(async () => {
  database = await openFreshDatabase()
  budget = createBudget({ db: database.ctx.db, meaningNow: () => database.ctx.clock.now() })
})
afterAll(async () => {
  await budget.close()
  await database.close()
})

const LIST: OutgoingRequest = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' }
const READ: OutgoingRequest = {
  ...LIST,
  endpoint: gong['calls.listExtensive'],
  method: 'POST',
  path: '/v2/calls/extensive',
  body: '{}',
}
/** Every operation that changes something, or costs something each time. */
const DONE_ONCE = Object.entries<GongEndpoint>(gong)
  .filter(([, { effect, repeat }]) => effect !== 'reads' || repeat !== 'safe')
  .map(([name, endpoint]): OutgoingRequest => ({ ...READ, name, endpoint, method: endpoint.method }))

/** Sends over connections that break so, one after the other, and at last hold. Counts what left, and what was booked. */
async function sendOver(reasons: readonly string[], request: OutgoingRequest) {
  const rest = [...reasons]
  let left = 0
  let booked = 0
  const send = async () => {
    left++
    const reason = rest.shift()
    if (reason !== undefined) throw new MalletError('gong_unavailable', { reason })
    return { status: 200, headers: {}, body: '{}' }
  }
  const sending = {
    authorization: new Secret('Bearer token'),
    baseUrl: 'https://us-1.api.gong.io',
    companyId: 'company',
    connectionId: 'conn_1',
    lane: 'interactive' as const,
    perSecond: 1000,
    perDay: 10_000,
    onSent: () => booked++,
  }
  const outcome = await sendInBudget({ budget, send }, sending, toDeparture(request, randomBytes)).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof MalletError ? error.code : error),
  )
  return { outcome, left, booked }
}

test.each([
  ['a GET', LIST],
  ['a POST that reads', READ],
])(
  'B34: %s on a connection that Gong had closed is repeated once, and takes a place of its own',
  async (_, request) => {
    expect(await sendOver(['connection_stale'], request)).toEqual({ outcome: 200, left: 2, booked: 2 })
    const twice = await sendOver(['connection_stale', 'connection_stale'], request)
    expect(twice).toEqual({ outcome: 'gong_unavailable', left: 2, booked: 2 })
  },
)

test('B34: what may have done something is not repeated, nor is what broke in any other way', async () => {
  expect(DONE_ONCE.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['calls.create', 'meetings.delete', 'entities.ask']),
  )
  for (const request of DONE_ONCE) {
    const once = await sendOver(['connection_stale'], request)
    expect(once, request.name).toMatchObject({ outcome: 'gong_unavailable', left: 1 })
  }
  for (const reason of ['connection_lost', 'deadline', 'idle', 'too_large', 'not_reached']) {
    expect(await sendOver([reason], LIST)).toMatchObject({ outcome: 'gong_unavailable', left: 1 })
  }
})

test('A23, A24: a path that leads elsewhere takes no place in the budget', async () => {
  for (const path of ['@evil.test/', '.evil.test/', '/v2/calls/../users', '//evil.test']) {
    expect(await sendOver([], { ...LIST, path })).toEqual({ outcome: 'invalid_input', left: 0, booked: 0 })
  }
})
