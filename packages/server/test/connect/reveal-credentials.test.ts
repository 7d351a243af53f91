import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { linkByOAuth, UNPACED } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let oauthId: string
let keyConnection: string
/** Has the scope, of all connections. */
let entitled: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 }, config: { credentialsRoute: true } })
  oauthId = await linkByOAuth(world)
  const { id: integrationId } = await world.api.call('integrations.create', {
    body: { name: 'Keys', auth: { type: 'apiKey' } },
  })
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = world.emulator
  const credentials = { type: 'apiKey' as const, accessKey, accessKeySecret, baseUrl }
  const body = { integrationId, customer: { id: 'acme', name: 'Acme' }, credentials, settings: UNPACED }
  keyConnection = (await world.api.call('connections.create', { body })).id
  entitled = await makeKey(world.apiKey, ['credentials:read', 'connections:read'])
})
afterAll(() => world.close())

const asked = (bearer: string, json: object) =>
  ask(world, { method: 'POST', to: '/v1/api-keys', bearer, json: { name: 'test', ...json } })

async function makeKey(by: string, scopes: string[], more: object = {}): Promise<string> {
  return JSON.parse((await asked(by, { scopes, ...more })).body).key
}

const reveal = (bearer: string, id: string, json: object = { reason: 'Ticket 4711' }) =>
  ask(world, { method: 'POST', to: `/v1/connections/${id}/credentials`, bearer, json })

const revealedEvents = async () => {
  const { db } = world.platform().context
  const rows = await db
    .selectFrom('outbox_event')
    .select(['connection_id', 'data', 'created_at'])
    .where('type', '=', 'credentials.revealed')
    .execute()
  return rows.map(({ connection_id, data }) => ({ connection_id, data }))
}

test('A17: a key with the scope reads the credentials in the clear, and each time is on record with who and why', async () => {
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = world.emulator

  const answers = [await reveal(entitled, keyConnection), await reveal(entitled, oauthId, { reason: 'A copy' })]

  expect(answers.map(({ status, headers }) => [status, headers['cache-control']])).toEqual(
    Array(2).fill([200, 'no-store']),
  )
  expect(JSON.parse(answers[0]?.body ?? '')).toEqual({
    connectionId: keyConnection,
    baseUrl,
    credentials: { type: 'apiKey', accessKey, accessKeySecret },
  })
  const { accessToken, refreshToken } = JSON.parse(answers[1]?.body ?? '').credentials
  expect([accessToken.length, refreshToken.length].every((length) => length > 20)).toBe(true)
  const [me] = (await world.api.call('apiKeys.list', { query: {} })).items.filter(({ scopes }) =>
    scopes.includes('credentials:read'),
  )
  const events = await revealedEvents()
  expect(events).toEqual([
    { connection_id: keyConnection, data: { connectionId: keyConnection, by: me?.id, reason: 'Ticket 4711' } },
    { connection_id: oauthId, data: { connectionId: oauthId, by: me?.id, reason: 'A copy' } },
  ])
  expect(JSON.stringify(events)).not.toContain(accessKeySecret)
})

test.each<[string, () => Promise<string>]>([
  ['everything else', async () => world.apiKey],
  [
    'every scope of connections but this',
    () => makeKey(world.apiKey, ['connections:read', 'connections:write', 'proxy:use']),
  ],
  [
    'what a limited key gets when no scopes are named',
    async () => JSON.parse((await asked(world.apiKey, { connectionIds: [keyConnection] })).body).key,
  ],
])('A16: a key that may do %s reads no credentials', async (_, key) => {
  const before = await revealedEvents()

  const refusal = await reveal(await key(), keyConnection)

  expect([refusal.status, refusalOf(refusal).code, refusalOf(refusal).details]).toEqual([
    403,
    'forbidden',
    { scope: 'credentials:read' },
  ])
  expect(await revealedEvents()).toEqual(before)
})

test('A16: a key with the scope cannot hand it on, a limited one reads no other connection, and without a reason nobody reads any', async () => {
  const limited = await makeKey(world.apiKey, ['credentials:read'], { connectionIds: [keyConnection] })
  const maker = await makeKey(world.apiKey, ['credentials:read', 'api-keys:write', 'connections:read'])
  const before = await revealedEvents()

  const handedOn = await asked(maker, { scopes: ['credentials:read'] })
  const inherited = JSON.parse((await asked(maker, {})).body)
  const foreign = await reveal(limited, oauthId)
  const speechless = await reveal(entitled, keyConnection, { reason: '' })

  expect([handedOn.status, foreign.status, speechless.status]).toEqual([403, 404, 400])
  expect(inherited.scopes).toEqual(['api-keys:write', 'connections:read'])
  expect(await revealedEvents()).toEqual(before)
  expect((await reveal(limited, keyConnection)).status).toBe(200)
})

test('credentials of a suspended connection are shown to nobody', async () => {
  await world.api.call('connections.suspend', { params: { id: keyConnection } })

  expect(refusalOf(await reveal(entitled, keyConnection)).code).toBe('connection_suspended')
  await world.api.call('connections.resume', { params: { id: keyConnection } })
})

test('A17: unless it is turned on, the route shows nothing to anybody, and says how to turn it on', async () => {
  const off = await openWorld({ emulator: { calls: 5, users: 5 } })
  const key = JSON.parse(
    (
      await ask(off, {
        method: 'POST',
        to: '/v1/api-keys',
        bearer: off.apiKey,
        json: { name: 'x', scopes: ['credentials:read'] },
      })
    ).body,
  ).key
  const id = await linkByOAuth(off)

  const refusal = await ask(off, {
    method: 'POST',
    to: `/v1/connections/${id}/credentials`,
    bearer: key,
    json: { reason: 'x' },
  })

  expect([refusal.status, refusalOf(refusal).code]).toEqual([403, 'credentials_route_off'])
  expect(refusalOf(refusal).fix).toContain('MALLET_CREDENTIALS_ROUTE=on')
  await off.close()
})
