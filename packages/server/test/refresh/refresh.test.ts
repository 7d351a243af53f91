import { gong } from '@mallet/contract/gong/index'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { countTokenRequests, linkByOAuth } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const HOUR = 3600

let world: World
let id: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

beforeEach(() => world.emulator.clearRequests())

/** Requests with the connection's credentials, all at once; their statuses. */
async function askGong(times: number): Promise<number[]> {
  const { gateway } = world.platform().context
  const users = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' }
  const asked = Array.from({ length: times }, () => gateway.request({ connectionId: id, lane: 'interactive' }, users))
  return (await Promise.all(asked)).map(({ status }) => status)
}

/** Statuses of the requests under /v2, in order of arrival. */
const apiStatuses = () =>
  world.emulator.requests().flatMap(({ path, status }) => (path.startsWith('/v2') ? status : []))

const connectionStatus = () => world.api.call('connections.status', { params: { id } })

const assume = (choices: Readonly<Record<string, string>>) =>
  ask(world, { method: 'POST', to: `${world.emulator.controlUrl}/assumptions`, json: choices })

test('B21: a token is renewed at half of its life, once, however many ask at that moment', async () => {
  const linkedAt = Date.parse(world.emulator.now())
  await world.emulator.advance({ seconds: 12 * HOUR - 60 })
  expect(await askGong(5)).toEqual(Array(5).fill(200))
  expect(countTokenRequests(world)).toBe(0)

  await world.emulator.advance({ seconds: 60 })
  const statuses = await askGong(30)

  expect(statuses).toEqual(Array(30).fill(200))
  expect(countTokenRequests(world)).toBe(1)
  const { auth } = await connectionStatus()
  expect(auth.status).toBe('active')
  expect(Date.parse(auth.accessTokenExpiresAt ?? '')).toBe(linkedAt + 36 * HOUR * 1000)
})

test.each([['grace60'], ['single-use'], ['revoke-family']])(
  'B27: with refresh tokens that rotate as %s, refused requests renew the token once and are repeated once',
  async (refreshTokenRotation) => {
    await assume({ refreshTokenRotation })
    world.emulator.expireAccessTokens()

    const statuses = await askGong(10)

    expect(statuses).toEqual(Array(10).fill(200))
    expect(countTokenRequests(world)).toBe(1)
    expect(apiStatuses().filter((status) => status === 200)).toHaveLength(10)
    expect(apiStatuses().filter((status) => status === 401).length).toBeLessThanOrEqual(10)

    world.emulator.expireAccessTokens()
    expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded', requests: 2 })
    expect(countTokenRequests(world)).toBe(2)
  },
)

test('B25: a withdrawn authorization ends in needs_reauth with its reason, and nothing asks Gong from then on', async () => {
  world.emulator.revokeGrants()

  const run = await trigger(world, id, 'users')

  expect(run).toMatchObject({ state: 'failed', error: { code: 'needs_reauth' } })
  expect(await world.api.call('connections.get', { params: { id } })).toMatchObject({
    status: 'needs_reauth',
    reason: 'invalid_grant',
  })
  const { auth, lastError } = await connectionStatus()
  expect(auth).toMatchObject({ status: 'needs_reauth', reason: 'invalid_grant' })
  expect(lastError).toMatchObject({ code: 'needs_reauth', model: 'users' })
  expect(countTokenRequests(world)).toBe(1)

  const runs = async () => (await world.api.call('runs.list', { params: { id }, query: { limit: 1000 } })).items.length
  const before = await runs()
  world.emulator.clearRequests()
  await world.emulator.advance({ seconds: 26 * HOUR, untilIdle: true })
  expect(await runs()).toBe(before)
  const again = await ask(world, {
    method: 'POST',
    to: `/v1/connections/${id}/syncs/calls/trigger`,
    bearer: world.apiKey,
  })
  expect(again.status).toBe(409)
  expect(refusalOf(again).code).toBe('needs_reauth')
  expect(world.emulator.requests()).toEqual([])
})

test('records can still be read when the authorization is gone', async () => {
  const { items } = await world.api.call('records.list', { params: { id, model: 'users' }, query: {} })

  expect(items).toHaveLength((await world.truth('users')).size)
})
