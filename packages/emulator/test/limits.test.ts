import { expect, test } from 'vitest'
import { ask } from './api.ts'
import { startEmulator } from './started-emulators.ts'

/** An emulator whose arrivals are counted on a clock that only the test moves. */
async function startLimited(options: object = {}) {
  const arrival = { atMs: 0 }
  const emulator = await startEmulator({ rateLimit: true, monotonicClock: () => arrival.atMs, ...options })
  const arriveAt = async (atMs: number, path = '/v2/workspaces') => {
    arrival.atMs = atMs
    return ask(emulator, path)
  }
  return { emulator, arriveAt }
}

test('a fourth arrival within less than a second is a 429 with a Retry-After of whole seconds', async () => {
  const { arriveAt } = await startLimited()
  for (const atMs of [0, 100, 200]) expect((await arriveAt(atMs)).status).toBe(200)
  const refused = await arriveAt(999)
  expect(refused).toMatchObject({ status: 429, body: { errors: ['Rate limit exceeded'] } })
  expect(refused.headers.get('retry-after')).toBe('1')
})

test('arrivals a full second apart are within the limit', async () => {
  const { arriveAt } = await startLimited()
  for (const atMs of [0, 100, 200, 1000, 1100, 1200, 2000]) expect((await arriveAt(atMs)).status).toBe(200)
})

test('refused requests count, so hammering never gets through; or they do not, where that is assumed', async () => {
  const times = [0, 1, 2, 600, 1100, 1300, 1500, 1900]
  const { arriveAt } = await startLimited()
  const strict = []
  for (const atMs of times) strict.push((await arriveAt(atMs)).status)
  expect(strict).toEqual([200, 200, 200, 429, 200, 200, 429, 429])
  const lenient = await startLimited({ assumptions: { refusalsCount: 'no' } })
  const statuses = []
  for (const atMs of times) statuses.push((await lenient.arriveAt(atMs)).status)
  expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 200, 429])
})

test('requests without a right count as well', async () => {
  const { arriveAt, emulator } = await startLimited()
  for (let i = 0; i < 3; i++) expect((await ask(emulator, '/v2/users', { authorization: 'Bearer x' })).status).toBe(401)
  expect((await arriveAt(0)).status).toBe(429)
})

test('each company has limits of its own', async () => {
  const { arriveAt, emulator } = await startLimited({ companies: 2 })
  for (let i = 0; i < 4; i++) await arriveAt(0)
  const [, second] = emulator.companies
  expect((await ask({ ...emulator, ...second }, '/v2/users')).status).toBe(200)
})

test('the limits can be switched off and on', async () => {
  const { arriveAt, emulator } = await startLimited({ rateLimit: false })
  for (let i = 0; i < 6; i++) expect((await arriveAt(0)).status).toBe(200)
  emulator.setRateLimit(true)
  for (let i = 0; i < 3; i++) await arriveAt(5000)
  expect((await arriveAt(5000)).status).toBe(429)
})
