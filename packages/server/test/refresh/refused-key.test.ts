import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerWith, passOn } from '../gong-proxy.ts'
import { UNPACED } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

const REFUSED = answerWith(401, { requestId: 'r', errors: ['Authentication failed'] })

let world: ProxiedWorld
let id: string

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
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
  id = connection.id
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
