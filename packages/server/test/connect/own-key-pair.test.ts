import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { beginAttempt, comeBack, linkByOAuth, oauthIntegration, openSession, readAttempt } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { until, untilCaughtUp } from '../wait.ts'

let world: World
let pair: { accessKey: string; accessKeySecret: string; baseUrl: string }

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = world.emulator
  pair = { accessKey, accessKeySecret, baseUrl }
})
afterAll(() => world.close())

const asked = (method: string, to: string, json?: object, headers = {}) =>
  ask(world, { method, to, bearer: world.apiKey, headers, ...(json && { json }) })

const create = (auth: object, name = 'Internal', headers = {}) =>
  asked('POST', '/v1/integrations', { name, auth: { type: 'apiKey', ...auth } }, headers)

const connections = async (integrationId: string) =>
  (await world.api.call('connections.list', { query: {} })).items.filter((one) => one.integrationId === integrationId)

/** So that a day goes by without their reading. */
async function deleteOthers(kept: string): Promise<void> {
  const { items } = await world.api.call('connections.list', { query: {} })
  for (const { id } of items) if (id !== kept) await world.api.call('connections.delete', { params: { id } })
}

const sync = async (id: string, model: string) =>
  (await world.api.call('syncs.list', { params: { id } })).items.find((one) => one.model === model)

test('an integration with a key pair of its own is tested, links its one company and reads it, and shows the pair to nobody', async () => {
  const headers = { 'idempotency-key': 'make-internal' }
  const answer = await create(pair, 'Internal', headers)
  const again = await create(pair, 'Internal', headers)

  expect([answer.status, again.body]).toEqual([201, answer.body])
  const { id, auth } = JSON.parse(answer.body)
  const [connection, ...others] = await connections(id)
  expect(others).toEqual([])
  expect(auth).toEqual({ type: 'apiKey', connectionId: connection?.id })
  expect(connection).toMatchObject({ customer: { id, name: 'Internal' }, status: 'active', baseUrl: pair.baseUrl })
  await untilCaughtUp(world, connection?.id ?? '')
  for (const body of [answer.body, (await asked('GET', `/v1/integrations/${id}`)).body]) {
    expect(body).not.toContain(pair.accessKeySecret)
  }
  const session = await asked('POST', '/v1/connect-sessions', { integrationId: id, customer: { id: 'a', name: 'A' } })
  expect(refusalOf(session).code).toBe('integration_holds_key')
})

test('a pair that does not work makes nothing, and half a pair is none', async () => {
  const before = (await world.api.call('integrations.list', { query: {} })).items

  const refusals = [
    await create({ ...pair, accessKeySecret: 'wrong' }),
    await create({ ...pair, baseUrl: 'https://app.gong.io' }),
    await create({ accessKey: pair.accessKey }),
  ]

  expect(refusals.map((refusal) => refusalOf(refusal).code)).toEqual([
    'invalid_credentials',
    'wrong_base_url',
    'invalid_input',
  ])
  expect((await world.api.call('integrations.list', { query: {} })).items).toEqual(before)
})

test('a pair is given later and replaced, in the same connection, and not where customers have linked', async () => {
  const { id } = JSON.parse((await create({})).body)
  const give = (auth: object) => asked('PATCH', `/v1/integrations/${id}`, { auth })
  expect(refusalOf(await give({ ...pair, accessKeySecret: 'wrong' })).code).toBe('invalid_credentials')
  expect(await connections(id)).toEqual([])

  const given = await give(pair)
  const [first] = await connections(id)
  const replaced = await give(pair)

  expect([given.status, replaced.status]).toEqual([200, 200])
  expect((await connections(id)).map((one) => one.id)).toEqual([first?.id])
  expect(JSON.parse(replaced.body).auth).toEqual({ type: 'apiKey', connectionId: first?.id })
  expect(refusalOf(await give({ ...pair, clientSecret: 'x' })).code).toBe('invalid_input')

  await world.api.call('connections.delete', { params: { id: first?.id ?? '' } })
  expect(JSON.parse((await asked('GET', `/v1/integrations/${id}`)).body).auth).toEqual({
    type: 'apiKey',
    connectionId: null,
  })
  const credentials = { type: 'apiKey' as const, ...pair }
  await world.api.call('connections.create', {
    body: { integrationId: id, customer: { id: 'c', name: 'C' }, credentials },
  })
  expect(refusalOf(await give(pair)).details.issues).toEqual([
    'auth.accessKey: customers have linked through this integration; make another one for internal use',
  ])
  const byOAuth = await asked('PATCH', `/v1/integrations/${await oauthIntegration(world)}`, { auth: pair })
  expect(refusalOf(byOAuth).code).toBe('invalid_input')
})

test('a sync that an integration turns off runs for none of its connections, whatever they choose, and is shown so', async () => {
  const id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
  const { integrationId } = await world.api.call('connections.get', { params: { id } })
  const patch = async (syncs: string[] | null) => {
    const answer = await asked('PATCH', `/v1/integrations/${integrationId}`, { syncs })
    return JSON.parse(answer.body)
  }

  const changed = await patch(['calls', 'users', 'users'])

  expect(changed.syncs).toEqual(['users', 'calls'])
  expect(
    changed.scopes.optional
      .flatMap((area: { scopes: { scope: string; neededBy: { syncs: string[] } }[] }) => area.scopes)
      .filter(({ neededBy }: { neededBy: { syncs: string[] } }) => neededBy.syncs.length > 0)
      .map(({ scope }: { scope: string }) => scope),
  ).toEqual(['api:calls:read:extensive'])
  await world.api.call('connections.update', {
    params: { id },
    body: { settings: { models: ['workspaces', 'users'] } },
  })
  expect(await sync(id, 'workspaces')).toMatchObject({ state: 'paused', pauseReason: 'turned_off', nextRunAt: null })
  expect(await sync(id, 'calls')).toMatchObject({ pauseReason: 'not_chosen' })
  expect(await sync(id, 'users')).toMatchObject({ pauseReason: null })
  const triggered = await asked('POST', `/v1/connections/${id}/syncs/workspaces/trigger`)
  expect(refusalOf(triggered)).toMatchObject({ code: 'sync_turned_off', details: { reason: 'turned_off' } })
  await deleteOthers(id)
  await world.emulator.advance({ seconds: 30 * 3600, untilIdle: true })
  const before = await sync(id, 'workspaces')
  await patch(null)
  await world.api.call('connections.update', { params: { id }, body: { settings: { models: null } } })
  await until('it goes on', async () => (await sync(id, 'workspaces'))?.lastRun?.id !== before?.lastRun?.id)
})

test('what Gong was asked for when a company was linked stays beside what it granted, whatever is asked of others later', async () => {
  const scopes = ['api:users:read', 'api:workspaces:read']
  const id = await linkByOAuth(world, {}, { scopes })
  const { integrationId } = await world.api.call('connections.get', { params: { id } })
  await asked('PATCH', `/v1/integrations/${integrationId}`, { auth: { scopes: [...scopes, 'api:logs:read'] } })

  const status = await world.api.call('connections.status', { params: { id } })

  expect(status.scopes).toEqual({ requested: scopes, granted: scopes, notGranted: [] })
})

test('a company links with the client secret before while that is in its overlap, in whatever order the two sides change', async () => {
  const integrationId = await oauthIntegration(world)
  await asked('PATCH', `/v1/integrations/${integrationId}`, { auth: { clientSecret: 'not-yet-known-to-gong' } })
  const attempt = await beginAttempt(world, await openSession(world, integrationId))

  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'authenticated' })
})
