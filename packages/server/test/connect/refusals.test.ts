import type { IncomingAnswer } from '@mallet/contract/derive/client'
import type { Emulator } from '@mallet/emulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, refusalOf } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import {
  ALL_SCOPES,
  type BegunAttempt,
  beginAttempt,
  comeBack,
  oauthIntegration,
  openSession,
  readAttempt,
} from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'

type Fault = Parameters<Emulator['faults']['add']>[0]

const WORKSPACES = { operation: 'workspaces.list' } as const
const EXCHANGE = { operation: 'oauth.exchange' } as const

let world: ProxiedWorld
let integrationId: string
let keysId: string

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
  keysId = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })).id
})
afterAll(() => world.close())
afterEach(() => world.emulator.faults.delete())

const begin = async () => beginAttempt(world, await openSession(world, integrationId))

/** The browser comes back with what Gong says of the attempt. */
async function comeBackWith(attempt: BegunAttempt, said: Readonly<Record<string, string>>) {
  const state = new URL(attempt.authorizeUrl).searchParams.get('state') ?? ''
  const query = new URLSearchParams({ ...said, state })
  const answer = await comeBack(world, `${world.platform().publicUrl}/oauth/callback?${query}`, attempt.cookies)
  return { answer, attempt: await readAttempt(world, attempt) }
}

async function approve(attempt: BegunAttempt) {
  const answer = await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)
  return { answer, attempt: await readAttempt(world, attempt) }
}

const countConnections = async () => (await world.api.call('connections.list', { query: {} })).items.length

const ASKED = 'api:calls:read:transcript'

test.each<[string, string, Readonly<Record<string, string>>, string]>([
  ['a denied consent', 'access_denied', { error: 'access_denied', error_description: 'The request was denied.' }, ''],
  ['an app that may not ask', 'unauthorized_client', { error: 'unauthorized_client' }, ''],
  ['a scope that is not ticked', 'invalid_scope', scopeRefused(`The scope ${ASKED} is not registered.`), ASKED],
  ['a scope in quotes', 'invalid_scope', scopeRefused(`scope "${ASKED}".`), ASKED],
  ['scopes without a name', 'invalid_scope', { error: 'invalid_scope' }, 'a scope that was asked for'],
  ['a scope that nobody asked for', 'invalid_scope', scopeRefused('The scope api:evil is bad'), 'a scope that was'],
  ['half a scope', 'invalid_scope', scopeRefused('The scope api:calls:read is bad'), 'a scope that was asked for'],
  ['anything else', 'authorization_failed', { error: 'server_error' }, 'server_error'],
])('a redirect that tells of %s ends the attempt as %s', async (_, code, said, named) => {
  const before = await countConnections()

  const { answer, attempt } = await comeBackWith(await begin(), said)

  expect(attempt).toMatchObject({ status: 'error', error: { code, requestId: answer.headers['x-request-id'] } })
  expect(attempt.error?.message).toContain(named)
  expect(attempt.error?.message).not.toMatch(/evil|not registered/)
  expect(await countConnections()).toBe(before)
})

function scopeRefused(error_description: string): Readonly<Record<string, string>> {
  return { error: 'invalid_scope', error_description }
}

test.each<[string, string, Fault['effect']]>([
  ['a client that was refused', 'invalid_client', { kind: 'answer', status: 401, body: { error: 'invalid_client' } }],
  [
    'an app that may not ask',
    'unauthorized_client',
    { kind: 'answer', status: 400, body: { error: 'unauthorized_client' } },
  ],
  ['a code that is over', 'code_expired', { kind: 'answer', status: 400, body: { error: 'invalid_grant' } }],
  [
    'another redirect URI',
    'redirect_uri_mismatch',
    { kind: 'answer', status: 400, body: { error: 'invalid_grant', error_description: 'redirect_uri is another' } },
  ],
  ['a Gong that is down', 'gong_unavailable', { kind: 'answer', status: 503 }],
  ['an address that is not trusted', 'untrusted_ip', { kind: 'answer', status: 403, body: '' }],
])('an exchange that tells of %s ends the attempt as %s', async (_, code, effect) => {
  const begun = await begin()
  world.emulator.faults.add({ match: EXCHANGE, effect })

  const { answer, attempt } = await approve(begun)

  expect(attempt).toMatchObject({ status: 'error', error: { code, requestId: answer.headers['x-request-id'] } })
})

test('a redirect URI that was taken from the app meanwhile is told as what it is', async () => {
  const begun = await begin()
  const callback = await decideAtGong(world, begun.authorizeUrl)
  const { clientId, integrations } = world.emulator
  integrations.edit(clientId, { redirectUris: ['http://127.0.0.1:9/oauth/callback'] })

  await comeBack(world, callback, begun.cookies)

  integrations.edit(clientId, { redirectUris: [`${world.platform().publicUrl}/oauth/callback`] })
  const { error } = await readAttempt(world, begun)
  expect(error?.code).toBe('redirect_uri_mismatch')
})

const granting = (scopes: readonly string[]) =>
  world.emulator.faults.add({ match: EXCHANGE, effect: { kind: 'edit', set: { '$.scope': scopes.join(' ') } } })

test('scopes that were not granted stand with the attempt, and the company is linked all the same', async () => {
  const begun = await begin()
  granting(ALL_SCOPES.filter((scope) => scope !== ASKED))

  const { attempt } = await approve(begun)

  expect(attempt).toMatchObject({ status: 'authenticated', notGranted: [ASKED] })
  const { scopes } = await world.api.call('connections.status', { params: { id: attempt.connectionId ?? '' } })
  expect(scopes).toMatchObject({ requested: ALL_SCOPES, notGranted: [ASKED] })
})

test.each([['api:users:read'], ['api:workspaces:read']])(
  'without %s, which nothing works without, nothing is linked and the scope is named',
  async (scope) => {
    const begun = await begin()
    const before = await countConnections()
    granting(ALL_SCOPES.filter((one) => one !== scope))

    const { attempt } = await approve(begun)

    expect(attempt).toMatchObject({ status: 'error', notGranted: [scope], error: { code: 'missing_scope' } })
    expect(attempt.error?.message).toContain(scope)
    expect(await countConnections()).toBe(before)
  },
)

/** What a person gets who types a key. */
async function linkByKey(changes: { accessKeySecret?: string; baseUrl?: string } = {}) {
  const { accessKey, accessKeySecret } = world.emulator
  const credentials = { accessKey, accessKeySecret, baseUrl: world.gongApi.url, ...changes }
  const token = await openSession(world, keysId)
  return ask(world, { method: 'POST', to: '/connect/attempts', bearer: token, json: { credentials } })
}

test.each<[string, string, () => Promise<IncomingAnswer>]>([
  ['a wrong secret', 'invalid_credentials', () => linkByKey({ accessKeySecret: 'wrong' })],
  ['an address that is no API', 'wrong_base_url', () => linkByKey({ baseUrl: 'https://app.gong.io' })],
  ['an address where no company is', 'wrong_base_url', () => faulty({ kind: 'answer', status: 404, body: 'nothing' })],
  ['an address that is not trusted', 'untrusted_ip', () => faulty({ kind: 'answer', status: 403 })],
  ['a Gong that is down', 'gong_unavailable', () => faulty({ kind: 'answer', status: 503 })],
  [
    'calls that are used up for the day',
    'daily_quota_used_up',
    // Under a host of its own, since a company that has to wait waits for every link.
    () => faulty({ kind: 'too-many-requests', retryAfter: '40000' }, world.gongApp.url),
  ],
  ['calls that came too fast', 'rate_limited', () => faulty({ kind: 'too-many-requests', retryAfter: '30' })],
])('linking by API key tells of %s as %s', async (_, code, link) => {
  const answer = await link()

  const { code: told, fix, requestId } = refusalOf(answer)
  expect(told).toBe(code)
  expect(fix.length).toBeGreaterThan(20)
  expect(requestId).toMatch(/^req_/)
})

function faulty(effect: Fault['effect'], baseUrl = world.gongApi.url) {
  world.emulator.faults.add({ match: WORKSPACES, effect })
  return linkByKey({ baseUrl })
}
