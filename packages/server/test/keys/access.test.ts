import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { oauthIntegration, openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

const HOUR = 3600

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
const keyed = guarded.filter(({ endpoint }) => endpoint.scope !== 'connect-session')
const ofSessions = guarded.filter(({ endpoint }) => endpoint.scope === 'connect-session')

const call = ({ endpoint, path }: (typeof endpoints)[number], bearer?: string, cookies: readonly string[] = []) =>
  ask(world, { method: endpoint.method, to: path, bearer, cookies, json: endpoint.example.body })

/** The dashboard as a browser opens it: the cookie that the one-time code of its address gives. */
async function openDashboard(): Promise<{ code: string; cookies: string[] }> {
  const code = new URL(await world.platform().createDashboardUrl()).hash.slice(1)
  const answer = await ask(world, { method: 'POST', to: '/dashboard/session', json: { code } })
  expect(answer.status).toBe(200)
  return { code, cookies: [answer.headers['set-cookie'] ?? ''] }
}

test('only these endpoints answer without credentials', () => {
  const names = endpoints.filter(({ endpoint }) => isPublic(endpoint.scope)).map(({ name }) => name)

  expect(names).toEqual(['health.live', 'health.ready', 'dashboard.signIn'])
})

test.each(guarded)('$name is refused without credentials', async (row) => {
  const answer = await call(row)

  expect(answer.status).toBe(401)
  expect(refusalOf(answer).code).toBe('unauthorized')
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
  expect((await call(row, world.apiKey)).status).toBe(410)
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

test("the dashboard's code works once, for a cookie that scripts and other sites cannot use", async () => {
  const { code, cookies } = await openDashboard()

  const again = await ask(world, { method: 'POST', to: '/dashboard/session', json: { code } })

  expect(again.status).toBe(410)
  expect(again.headers['set-cookie']).toBeUndefined()
  expect(cookies.join()).toMatch(/^mallet_dashboard=ds_\w+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('of twenty uses of one code at once, one is let in', async () => {
  const code = new URL(await world.platform().createDashboardUrl()).hash.slice(1)
  const enter = () => ask(world, { method: 'POST', to: '/dashboard/session', json: { code } })

  const answers = await Promise.all(Array.from({ length: 20 }, enter))

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(410)])
})

test("the dashboard's cookie reads everything and changes nothing", async () => {
  const { cookies } = await openDashboard()

  for (const row of keyed) {
    const { status } = await call(row, undefined, cookies)
    if (row.endpoint.method === 'GET') expect([200, 404], row.name).toContain(status)
    else expect(status, row.name).toBe(401)
  }
})

test("neither the dashboard's code nor an altered cookie reads, and its secret is no key", async () => {
  const code = new URL(await world.platform().createDashboardUrl()).hash.slice(1)
  const { cookies } = await openDashboard()
  const secret = /=([^;]+)/.exec(cookies.join())?.[1]
  const read = (cookie: string, bearer?: string) =>
    ask(world, { to: '/v1/connections', cookies: [`mallet_dashboard=${cookie}`], bearer })

  const answers = await Promise.all([read(code), read(`${secret}x`), read('', secret), read(secret ?? '', revoked)])

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
})

// The clock only moves on, so this comes last.
test('a code lives for a day and a cookie for a week', async () => {
  const unused = new URL(await world.platform().createDashboardUrl()).hash.slice(1)
  const { cookies } = await openDashboard()
  const read = async () => (await ask(world, { to: '/v1/connections', cookies })).status

  await world.emulator.advance({ seconds: 24 * HOUR })
  expect((await ask(world, { method: 'POST', to: '/dashboard/session', json: { code: unused } })).status).toBe(410)

  await world.emulator.advance({ seconds: 6 * 24 * HOUR - 1 })
  expect(await read()).toBe(200)
  await world.emulator.advance({ seconds: 1 })
  expect(await read()).toBe(401)
})
