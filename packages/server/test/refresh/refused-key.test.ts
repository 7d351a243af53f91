import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerWith, passOn } from '../gong-proxy.ts'
import { UNPACED } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const REFUSED = answerWith(401, { requestId: 'r', errors: ['Authentication failed'] })

let world: ProxiedWorld
let id: string

/** One more connection of the company, by its key. */
async function link(): Promise<string> {
  const { accessKey, accessKeySecret } = world.emulator
  const integration = await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })
  const connection = await world.api.call('connections.create', {
    body: {
      integrationId: integration.id,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl: world.gongApi.url },
      settings: UNPACED,
    },
  })
  return connection.id
}

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
  id = await link()
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

const connection = () => world.api.call('connections.get', { params: { id } })

test('an operation that refuses a good key fails alone: the key is tried on another and stays', async () => {
  world.gongApi.play(async ({ path }, pass) => (path === '/v2/workspaces' ? REFUSED : pass()))

  const run = await trigger(world, id, 'workspaces')

  expect(run).toMatchObject({ state: 'failed', requests: 2, error: { code: 'gong_refused' } })
  expect(await connection()).toMatchObject({ status: 'active', reason: null })
  world.gongApi.play(passOn)
  expect(await trigger(world, id, 'workspaces')).toMatchObject({ state: 'succeeded' })
})

test('a key that Gong refuses everywhere ends in needs_reauth with its reason, and nothing asks Gong from then on', async () => {
  world.gongApi.play(async () => REFUSED)

  const run = await trigger(world, id, 'workspaces')

  expect(run).toMatchObject({ state: 'failed', requests: 2, error: { code: 'needs_reauth' } })
  expect(await connection()).toMatchObject({ status: 'needs_reauth', reason: 'key_refused' })
  world.gongApi.requests.length = 0
  await world.emulator.advance({ seconds: 26 * 3600, untilIdle: true })
  expect(world.gongApi.requests).toEqual([])
})

test('a key that nobody uses is tried once a day: a refusal of the address is noticed, and its end', async () => {
  world.gongApi.play(passOn)
  const idle = await link()
  await untilCaughtUp(world, idle)
  for (const { model } of (await world.api.call('syncs.list', { params: { id: idle } })).items) {
    await world.api.call('syncs.pause', { params: { id: idle, model } })
  }
  const read = () => world.api.call('connections.get', { params: { id: idle } })
  const passDays = async (days: number) => {
    world.gongApi.requests.length = 0
    await world.emulator.advance({ seconds: days * 86_400, untilIdle: true })
    return world.gongApi.requests.map(({ path }) => path)
  }

  expect(await passDays(3)).toEqual(Array(3).fill('/v2/workspaces'))
  world.gongApi.play(async () => answerWith(403, { requestId: 'r', errors: ['no'] }))
  expect(await passDays(2)).toEqual(Array(2).fill(['/v2/workspaces', '/v2/users']).flat())
  expect(await read()).toMatchObject({ status: 'needs_reauth', reason: 'untrusted_ip' })
  world.gongApi.play(passOn)
  await passDays(1)
  expect(await read()).toMatchObject({ status: 'active', reason: null })
})
