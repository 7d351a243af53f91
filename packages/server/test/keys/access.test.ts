import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { oauthIntegration, openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let sessionToken: string
let revoked: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  sessionToken = await openSession(world, await oauthIntegration(world))
  const { id, key } = await world.api.call('apiKeys.create', { body: { name: 'for a moment' } })
  await world.api.call('apiKeys.revoke', { params: { id } })
  revoked = key
})
afterAll(() => world.close())

const isPublic = (scope: string) => scope === 'public'
const guarded = endpoints.filter(({ endpoint }) => !isPublic(endpoint.scope))
const keyed = guarded.filter(({ endpoint }) => !endpoint.scope.endsWith('-session'))
const ofTheSignedIn = guarded.filter(({ endpoint }) => endpoint.scope === 'dashboard-session')
const ofSessions = guarded.filter(({ endpoint }) => endpoint.scope === 'connect-session')

const call = ({ endpoint, path }: (typeof endpoints)[number], bearer?: string) =>
  ask(world, { method: endpoint.method, to: path, bearer, json: endpoint.example.body })

test('only these endpoints answer without credentials', () => {
  const names = endpoints.filter(({ endpoint }) => isPublic(endpoint.scope)).map(({ name }) => name)

  expect(names).toEqual([
    'health.live',
    'health.ready',
    'dashboard.state',
    'dashboard.setUp',
    'dashboard.signIn',
    'dashboard.logIn',
    'dashboard.readInvitation',
    'dashboard.acceptInvitation',
    'connect.look',
    'connect.launch',
    'connect.launch.look',
  ])
})

test.each(guarded)('$name is refused without credentials', async (row) => {
  const answer = await call(row)

  expect(answer.status).toBe(401)
  expect(refusalOf(answer).code).toBe(ofTheSignedIn.includes(row) ? 'not_signed_in' : 'unauthorized')
})

test.each(keyed)(
  '$name is refused with a wrong key, a revoked key, a session token and a malformed header',
  async (row) => {
    const keys = ['mk_00000000000000000000000000000000', revoked, sessionToken, `${world.apiKey}x`, `x ${world.apiKey}`]

    const answers = await Promise.all(keys.map((key) => call(row, key)))

    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 401))
  },
)

test.each(ofSessions)('$name is for session tokens, not for keys', async (row) => {
  expect((await call(row, world.apiKey)).status).toBe(401)
})

test.each(ofTheSignedIn)('$name is for whoever is signed in, not for keys', async (row) => {
  expect((await call(row, world.apiKey)).status).toBe(401)
})

test('who has no key learns nothing about the form of a request', async () => {
  const answer = await ask(world, {
    method: 'POST',
    to: '/v1/integrations',
    body: '{',
    headers: { 'content-type': 'application/json' },
  })

  expect(answer.status).toBe(401)
})

test('a key is shown when it is made and never again, and its use is noted', async () => {
  const { id, key, hint, lastUsedAt } = await world.api.call('apiKeys.create', { body: { name: 'backend' } })
  expect(lastUsedAt).toBeNull()
  expect(key).toMatch(/^mk_[a-z0-9]{32}$/)
  expect(key.endsWith(hint)).toBe(true)

  const answer = await ask(world, { to: '/v1/api-keys', bearer: key })

  expect(answer.body).not.toContain(key)
  const { items } = await world.api.call('apiKeys.list', { query: {} })
  expect(items.find((item) => item.id === id)).toMatchObject({ name: 'backend', lastUsedAt: world.emulator.now() })
})

test('a revoked key is gone at once, and revoking it again finds nothing', async () => {
  const { id, key } = await world.api.call('apiKeys.create', { body: { name: 'leaked' } })
  expect((await ask(world, { to: '/v1/api-keys', bearer: key })).status).toBe(200)

  await world.api.call('apiKeys.revoke', { params: { id } })

  expect((await ask(world, { to: '/v1/api-keys', bearer: key })).status).toBe(401)
  expect((await world.api.call('apiKeys.list', { query: {} })).items.map((item) => item.id)).not.toContain(id)
  const again = await ask(world, { method: 'DELETE', to: `/v1/api-keys/${id}`, bearer: world.apiKey })
  expect(again.status).toBe(404)
})
