import { oauth } from '@mallet/contract/gong/oauth'
import { BUILT_IN_WORKSPACE_DESCRIPTION } from '@mallet/contract/gong/workspaces'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCredential } from '../../src/gateway/credentials/open-credential.ts'
import { ask, refusalOf } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import {
  ALL_SCOPES,
  beginAttempt,
  comeBack,
  countTokenRequests,
  linkByOAuth,
  oauthIntegration,
  openSession,
  readAttempt,
  UNPACED,
} from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

let world: World
let integrationId: string
let token: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
})
afterAll(() => world.close())

beforeEach(async () => {
  token = await openSession(world, integrationId)
  world.emulator.clearRequests()
})

const countConnections = async () => (await world.api.call('connections.list', { query: {} })).items.length

test('a company that consents is linked: active, with the scopes, the address and the id that Gong gave', async () => {
  const truth = await world.truth('workspaces')

  const connection = await world.api.call('connections.get', { params: { id: await linkByOAuth(world) } })

  expect(connection).toMatchObject({
    customer: { id: 'acme', name: 'Acme Inc.' },
    authType: 'oauth2',
    status: 'active',
    reason: null,
    baseUrl: world.emulator.apiBaseUrl,
    scopes: ALL_SCOPES,
  })
  expect([...truth.keys()]).toContain(connection.companyId)
  expect(truth.get(connection.companyId)).toMatchObject({ description: BUILT_IN_WORKSPACE_DESCRIPTION })
})

test('linking sends the browser on to the linking page, takes its cookie back and keeps the code out of the address', async () => {
  const attempt = await beginAttempt(world, token)

  const answer = await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  expect(answer).toMatchObject({ status: 303, headers: { location: '/connect', 'referrer-policy': 'no-referrer' } })
  expect(answer.headers['set-cookie']).toMatch(new RegExp(`^mallet_attempt_${attempt.id}=; Max-Age=0; `))
})

test('the authorization request asks for what the integration names, and its state has letters and digits only', async () => {
  const { authorizeUrl, cookies } = await beginAttempt(world, token)

  const { origin, pathname, searchParams } = new URL(authorizeUrl)

  expect(origin + pathname).toBe(`${world.emulator.appUrl}/oauth2/authorize`)
  expect(searchParams.get('state')).toMatch(/^[a-z0-9]{33}$/)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    response_type: 'code',
    client_id: world.emulator.clientId,
    scope: ALL_SCOPES.join(' '),
    redirect_uri: `${world.platform().publicUrl}/oauth/callback`,
  })
  expect(cookies.join()).toMatch(/; Path=\/oauth\/callback; HttpOnly; SameSite=Lax$/)
})

test('a denied consent is told on the attempt, links nothing and leaves the session usable', async () => {
  const denied = await beginAttempt(world, token)
  const before = await countConnections()

  await comeBack(world, await decideAtGong(world, denied.authorizeUrl, 'deny'), denied.cookies)

  expect(await readAttempt(world, denied)).toMatchObject({ status: 'error', error: { code: 'access_denied' } })
  expect(countTokenRequests(world)).toBe(0)
  expect(await countConnections()).toBe(before)

  const second = await beginAttempt(world, token)
  await comeBack(world, await decideAtGong(world, second.authorizeUrl), second.cookies)
  expect(await readAttempt(world, second)).toMatchObject({ status: 'authenticated' })
})

test('a session links one company and no second, even by an attempt that was begun before', async () => {
  const [first, second] = [await beginAttempt(world, token), await beginAttempt(world, token)]
  await comeBack(world, await decideAtGong(world, first.authorizeUrl), first.cookies)
  const before = await countConnections()
  world.emulator.clearRequests()

  await comeBack(world, await decideAtGong(world, second.authorizeUrl), second.cookies)
  const third = await ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: {} })

  expect(await readAttempt(world, second)).toMatchObject({ status: 'error', error: { code: 'session_expired' } })
  expect(third.status).toBe(401)
  expect(refusalOf(third).code).toBe('session_expired')
  expect(countTokenRequests(world)).toBe(0)
  expect(await countConnections()).toBe(before)
})

test('a wrong client secret is told on the attempt as what it is', async () => {
  const wrong = await oauthIntegration(world, { clientSecret: 'not-the-secret' })
  const attempt = await beginAttempt(world, await openSession(world, wrong))

  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  const { status, error } = await readAttempt(world, attempt)
  expect(status).toBe('error')
  expect(error?.code).toBe('invalid_client')
  expect(error?.fix).toContain('Client Secret')
})

test('an attempt cancelled before the browser comes back links nothing and asks Gong for nothing', async () => {
  const attempt = await beginAttempt(world, token)
  const callback = await decideAtGong(world, attempt.authorizeUrl)
  const before = await countConnections()

  await ask(world, { method: 'DELETE', to: `/connect/attempts/${attempt.id}`, bearer: token })
  const answer = await comeBack(world, callback, attempt.cookies)

  expect(answer.status).toBe(400)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'cancelled' })
  expect(countTokenRequests(world)).toBe(0)
  expect(await countConnections()).toBe(before)
})

test("another session's attempt does not exist", async () => {
  const attempt = await beginAttempt(world, token)
  const other = await openSession(world, integrationId)

  const read = await ask(world, { to: `/connect/attempts/${attempt.id}`, bearer: other })
  const cancelled = await ask(world, { method: 'DELETE', to: `/connect/attempts/${attempt.id}`, bearer: other })

  expect([read.status, cancelled.status]).toEqual([404, 404])
  expect(refusalOf(cancelled).code).toBe('not_found')
  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'pending' })
})

test('a session of one integration cannot link through another', async () => {
  const other = await oauthIntegration(world)

  const answer = await ask(world, {
    method: 'POST',
    to: '/connect/attempts',
    bearer: token,
    json: { integrationId: other },
  })

  expect(answer.status).toBe(404)
})

test('a token endpoint that reads only the query is found out once, and asked there by every link from then on', async () => {
  const assume = (tokenParameters: string) =>
    ask(world, { method: 'POST', to: `${world.emulator.controlUrl}/assumptions`, json: { tokenParameters } })
  await assume('query')
  const id = await oauthIntegration(world)
  const link = async () => {
    const attempt = await beginAttempt(world, await openSession(world, id))
    await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)
    return (await readAttempt(world, attempt)).status
  }

  expect([await link(), await link()]).toEqual(['authenticated', 'authenticated'])

  const asked = world.emulator.requests().filter(({ path }) => path === oauth.tokenPath)
  expect(asked.map(({ status, query }) => [status, query === ''])).toEqual([
    [400, true],
    [200, false],
    [200, false],
  ])
  await assume('either')
})

// The clock only moves on, so these come last.
test('a code that expired on the way is told on the attempt', async () => {
  const attempt = await beginAttempt(world, token)
  const early = await decideAtGong(world, attempt.authorizeUrl)
  await world.emulator.advance({ seconds: 60 })
  const late = await beginAttempt(world, token)
  // The code of the first attempt, which expires before the second attempt does.
  const callback = new URL(early)
  callback.searchParams.set('state', new URL(late.authorizeUrl).searchParams.get('state') ?? '')
  await world.emulator.advance({ seconds: 10 * 60 - 30 })

  await comeBack(world, callback.href, late.cookies)

  const { status, error } = await readAttempt(world, late)
  expect({ status, code: error?.code }).toEqual({ status: 'error', code: 'code_expired' })
})

test('an attempt that takes longer than ten minutes has expired, and its callback asks Gong for nothing', async () => {
  const attempt = await beginAttempt(world, token)
  const callback = await decideAtGong(world, attempt.authorizeUrl)
  await world.emulator.advance({ seconds: 10 * 60 })

  const answer = await comeBack(world, callback, attempt.cookies)

  expect(answer.status).toBe(400)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'expired' })
  expect(countTokenRequests(world)).toBe(0)
})

test('a session that has expired is refused, and one that never existed alike', async () => {
  const attempt = await beginAttempt(world, token)
  await world.emulator.advance({ seconds: 1800 })

  const answers = await Promise.all([
    ask(world, { to: '/connect/session', bearer: token }),
    ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: {} }),
    ask(world, { to: `/connect/attempts/${attempt.id}`, bearer: token }),
    ask(world, { to: '/connect/session', bearer: 'cst_00000000000000000000000000000000' }),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(answers.map((answer) => refusalOf(answer).code)).toEqual(Array(4).fill('session_expired'))
})

/** Of a company that was linked here, as another platform would have them. */
async function tokensOf(connectionId: string) {
  const { access, refresh, expiresAt } = await openCredential(world.platform().context, connectionId)
  return {
    type: 'oauth2' as const,
    accessToken: access.reveal(),
    refreshToken: refresh?.reveal() ?? '',
    expiresAt: expiresAt?.toISOString() ?? '',
    baseUrl: world.emulator.apiBaseUrl,
  }
}

test('tokens that Gong gave elsewhere link one more connection of the customer, which reads and renews them by itself', async () => {
  const customer = { id: 'acme', name: 'Acme Inc.' }
  const elsewhere = await linkByOAuth(world)
  const credentials = await tokensOf(elsewhere)
  const before = await countConnections()
  const create = (changes: object, to = integrationId) =>
    ask(world, {
      method: 'POST',
      to: '/v1/connections',
      bearer: world.apiKey,
      json: { integrationId: to, customer, credentials: { ...credentials, ...changes }, settings: UNPACED },
    })
  const keys = await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })
  const refusals = [
    await create({ accessToken: 'wrong' }),
    await create({ expiresAt: world.emulator.now() }),
    await create({}, keys.id),
    await create({ baseUrl: 'http://127.0.0.1:9' }),
  ]
  expect(refusals.map((refusal) => [refusal.status, refusalOf(refusal).details])).toEqual([
    [400, { issues: ['credentials.accessToken: Gong refuses it'] }],
    [400, { issues: ['credentials.expiresAt: must be in the future, since the token is tried'] }],
    [400, { issues: ['integrationId: this integration links by API key'] }],
    [400, { baseUrl: 'http://127.0.0.1:9' }],
  ])
  const incomplete = await world.api.call('integrations.create', {
    body: { name: 'No secret', auth: { type: 'oauth2' } },
  })
  expect(refusalOf(await create({}, incomplete.id)).code).toBe('integration_incomplete')
  expect(await countConnections()).toBe(before)

  const inAMinute = new Date(Date.parse(world.emulator.now()) + 60_000).toISOString()
  const answer = await create({ scopes: [...ALL_SCOPES], expiresAt: inAMinute })

  expect(answer.status).toBe(201)
  const connection = JSON.parse(answer.body)
  expect(connection).toMatchObject({ authType: 'oauth2', status: 'active', customer, scopes: ALL_SCOPES })
  expect(answer.body).not.toContain(credentials.accessToken)
  await untilCaughtUp(world, connection.id)
  expect(await countConnections()).toBe(before + 1)
  await world.api.call('connections.delete', { params: { id: elsewhere } })
  await world.emulator.advance({ seconds: 30 })
  expect(await trigger(world, connection.id, 'users')).toMatchObject({ state: 'succeeded' })
  expect((await openCredential(world.platform().context, connection.id)).generation).toBe(2)
})
