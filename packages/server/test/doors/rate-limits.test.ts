import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DoorAnswer, type Doors, openDoors, refusalIn } from './open-doors.ts'

/** Nothing comes in for good while a test runs. */
const NEVER = 1 / 3600
const PER_KEY = 20
const PER_ADDRESS = 30

let doors: Doors

beforeAll(async () => {
  doors = await openDoors({
    rateLimits: {
      perKey: { perSecond: NEVER, burst: PER_KEY },
      perAddress: { perSecond: NEVER, burst: PER_ADDRESS },
    },
  })
})
afterAll(() => doors.close())

async function askUntilRefused(question: Parameters<Doors['ask']>[0]): Promise<{ let: number; refusal: DoorAnswer }> {
  for (let count = 0; count <= 1000; count++) {
    const answer = await doors.ask(question)
    if (answer.status === 429) return { let: count, refusal: answer }
  }
  throw new Error('nothing was ever refused')
}

test('a key has its own pace, and is told how long to wait; another one goes on', async () => {
  const [one, another] = [await doors.newKey({}), await doors.newKey({})]

  const { let: served, refusal } = await askUntilRefused({ to: '/v1/connections', bearer: one })

  expect(served).toBe(PER_KEY)
  expect(refusalIn(refusal).code).toBe('too_many_requests')
  expect(Number(refusal.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect((await doors.ask({ to: '/v1/connections', bearer: another })).status).toBe(200)
})

test('guessing ends for its address, whatever it says where it comes from, and good keys go on there', async () => {
  const known = await doors.newKey({})
  await doors.ask({ to: '/v1/connections', bearer: known })
  let guesses = 0
  for (; guesses <= 1000; guesses++) {
    const headers = { 'x-forwarded-for': `10.0.0.${guesses}`, forwarded: `for=10.0.0.${guesses}` }
    const { status } = await doors.ask({ to: '/v1/connections', bearer: `mk_${guesses}`, headers })
    if (status === 429) break
    expect(status).toBe(401)
  }

  expect(guesses).toBe(PER_ADDRESS)
  expect((await doors.ask({ to: '/v1/connections', bearer: known })).status).toBe(200)
  for (const to of ['/healthz', '/connect', '/nothing', '/openapi.json', '/oauth/callback?state=x']) {
    expect((await doors.ask({ to, bearer: null })).status, to).toBe(429)
  }
  const enter = { method: 'POST', to: '/dashboard/session', bearer: null, json: { code: 'guess' } }
  expect((await doors.ask(enter)).status).toBe(429)
  expect((await doors.ask({ to: '/connect/session', bearer: 'cst_guess' })).status).toBe(429)
})
