import { gong } from '@mallet/contract/gong/index'
import { oauth } from '@mallet/contract/gong/oauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { answerWith, type Play } from '../gong-proxy.ts'
import { beginAttempt, comeBack, linkByOAuth, oauthIntegration, openSession, readAttempt } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'

const MINUTE = 60
const HALF_LIFE = 12 * 3600
const listUsers = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' } as const

let world: ProxiedWorld
let id: string

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

beforeEach(async () => {
  world.gongApp.play(world.normally)
  world.emulator.expireAccessTokens()
  // Each test begins with a fresh token.
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  world.gongApp.requests.length = 0
})

const countTokenRequests = () => world.gongApp.requests.filter(({ path }) => path.startsWith(oauth.tokenPath)).length

const connection = () => world.api.call('connections.get', { params: { id } })

/** The token endpoint does its part, and its answer names an address of somebody else's. */
const namesForeignHost: Play = async (request, pass) => {
  const answer = await world.normally(request, pass)
  return { ...answer, body: answer.body.replaceAll(world.gongApi.url, 'https://api.gong.io.evil.example') }
}

test('B24: a token endpoint that cannot be reached stops nobody while the old token lives, and nobody for longer once it is back', async () => {
  await world.gongApp.unlisten()

  await world.emulator.advance({ seconds: HALF_LIFE + MINUTE })
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })

  await world.emulator.advance({ seconds: HALF_LIFE })
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'failed', error: { code: 'refresh_in_progress' } })
  expect(await connection()).toMatchObject({ status: 'active' })

  await world.gongApp.listen()
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect(countTokenRequests()).toBe(1)
})

test('B24: a token endpoint that fails is asked once at half of the life and once near its end, and no request waits', async () => {
  world.gongApp.play(async () => answerWith(503))

  await world.emulator.advance({ seconds: HALF_LIFE })
  for (const model of ['users', 'workspaces', 'calls'] as const) {
    expect(await trigger(world, id, model)).toMatchObject({ state: 'succeeded' })
  }
  expect(countTokenRequests()).toBe(1)

  world.gongApp.play(world.normally)
  await world.emulator.advance({ seconds: HALF_LIFE - 11 * MINUTE })
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect(countTokenRequests()).toBe(1)

  await world.emulator.advance({ seconds: MINUTE })
  // The lease of the failed try holds for seconds of the true clock, which the simulated one may have overtaken.
  await until('the token was asked for a second time', async () => {
    expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
    return countTokenRequests() > 1
  })
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect(countTokenRequests()).toBe(2)
  expect(await connection()).toMatchObject({ status: 'active' })
})

test('A22: an address of somebody else is not believed when a token is renewed', async () => {
  world.gongApp.play(namesForeignHost)

  await world.emulator.advance({ seconds: HALF_LIFE })

  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect(countTokenRequests()).toBe(1)
  expect(await connection()).toMatchObject({ status: 'active', baseUrl: world.gongApi.url })
})

test('A22: an address of somebody else is not believed when a company is linked: nothing is stored, no token goes there', async () => {
  world.gongApp.play(namesForeignHost)
  const attempt = await beginAttempt(world, await openSession(world, await oauthIntegration(world)))

  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'error', error: { code: 'wrong_base_url' } })
  expect((await world.api.call('connections.list', { query: {} })).items).toHaveLength(1)
})

test('B22: a refresh whose answer was lost is tried once more near the end, and refused then says that the outcome is unknown', async () => {
  const single = { refreshTokenRotation: 'single-use' }
  await ask(world, { method: 'POST', to: `${world.emulator.controlUrl}/assumptions`, json: single })
  world.gongApp.play(async (_, pass) => {
    await pass()
    return 'break'
  })

  await world.emulator.advance({ seconds: HALF_LIFE })
  expect(await trigger(world, id, 'users')).toMatchObject({ state: 'succeeded' })
  expect(countTokenRequests()).toBe(1)

  // A start proves that nobody waits for the answer any more.
  await world.restart()
  world.gongApp.play(world.normally)
  await world.emulator.advance({ seconds: HALF_LIFE - 10 * MINUTE })
  const { gateway } = world.platform().context
  const askGong = () => gateway.request({ connectionId: id, lane: 'interactive' }, listUsers)
  // Gong has nothing against the old access token: what is asked goes on with it, before the connection ends and after.
  expect(await askGong()).toMatchObject({ status: 200 })
  await until('the token is tried again', async () => (await connection()).status === 'needs_reauth')
  expect(await connection()).toMatchObject({ reason: 'refresh_outcome_unknown' })
  expect(await askGong()).toMatchObject({ status: 200 })
  await world.emulator.advance({ seconds: HALF_LIFE, untilIdle: true })
  expect(countTokenRequests()).toBe(2)
})
