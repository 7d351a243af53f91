import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import {
  type BegunAttempt,
  beginAttempt,
  comeBack,
  countTokenRequests,
  oauthIntegration,
  openSession,
  readAttempt,
} from '../link.ts'
import { openWorld, type World } from '../open-world.ts'

let world: World
let integrationId: string
let attempt: BegunAttempt
let callback: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
})
afterAll(() => world.close())

beforeEach(async () => {
  attempt = await beginAttempt(world, await openSession(world, integrationId))
  callback = await decideAtGong(world, attempt.authorizeUrl)
  world.emulator.clearRequests()
})

const countConnections = async () => (await world.api.call('connections.list', { query: {} })).items.length

/** The callback with its query changed. */
function changed(change: (query: URLSearchParams) => void): string {
  const url = new URL(callback)
  change(url.searchParams)
  return url.href
}

test('A2: of fifty callbacks with one state at once, one asks for tokens and links, and the rest are refused', async () => {
  const before = await countConnections()

  const answers = await Promise.all(Array.from({ length: 50 }, () => comeBack(world, callback, attempt.cookies)))

  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([303, ...Array(49).fill(400)])
  expect(countTokenRequests(world)).toBe(1)
  expect(await countConnections()).toBe(before + 1)
})

test('A2: a callback that comes a second time is refused and changes nothing', async () => {
  await comeBack(world, callback, attempt.cookies)
  const linked = await readAttempt(world, attempt)
  const before = await countConnections()

  const again = await comeBack(world, callback, attempt.cookies)

  expect(again.status).toBe(400)
  expect(again.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(again.body).not.toContain(new URL(callback).searchParams.get('code') ?? 'a code')
  expect(countTokenRequests(world)).toBe(1)
  expect(await readAttempt(world, attempt)).toEqual(linked)
  expect(await countConnections()).toBe(before)
})

test('A1: a callback in another browser, or in one whose cookie is gone, is refused before Gong is asked, and the right browser can still finish', async () => {
  const other = await beginAttempt(world, await openSession(world, integrationId))
  const forged = [`mallet_attempt_${attempt.id}=b_00000000000000000000000000000000`]

  for (const cookies of [[], other.cookies, forged]) {
    expect((await comeBack(world, callback, cookies)).status).toBe(400)
  }
  expect(countTokenRequests(world)).toBe(0)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'pending' })

  expect((await comeBack(world, callback, [...other.cookies, ...attempt.cookies])).status).toBe(303)
  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'authenticated' })
  expect(await readAttempt(world, other)).toMatchObject({ status: 'pending' })
})

test.each<[string, (query: URLSearchParams) => void]>([
  ['an altered state', (query) => query.set('state', `${query.get('state')}x`)],
  ['no state', (query) => query.delete('state')],
  ['an empty state', (query) => query.set('state', '')],
  ['two states', (query) => query.append('state', 's')],
  ['two equal states', (query) => query.append('state', query.get('state') ?? '')],
  ['two codes', (query) => query.append('code', 'another')],
  ['two states and two codes', (query) => ['state', 'code'].map((name) => query.append(name, 'x'))],
  ['two errors', (query) => ['a', 'b'].map((error) => query.append('error', error))],
  ['two issuers', (query) => ['a', 'b'].map((iss) => query.append('iss', iss))],
  ['a list as state', (query) => renamed(query, 'state', 'state[]')],
  ['an object as state', (query) => renamed(query, 'state', 'state[a]')],
  ['a state of megabytes', (query) => query.set('state', 's'.repeat(10_000))],
])('A6: a callback with %s is refused before Gong is asked and leaves the attempt as it is', async (_, change) => {
  const answer = await comeBack(world, changed(change), attempt.cookies)

  expect(answer.status).toBe(400)
  expect(countTokenRequests(world)).toBe(0)
  expect(await readAttempt(world, attempt)).toEqual({ id: attempt.id, status: 'pending' })
})

function renamed(query: URLSearchParams, name: string, to: string): void {
  query.append(to, query.get(name) ?? '')
  query.delete(name)
}

test('A3: whatever else a callback names is ignored: the link is that of its own session', async () => {
  const other = await openSession(world, await oauthIntegration(world))
  const { items } = await world.api.call('connections.list', { query: {} })

  await comeBack(
    world,
    changed((query) => {
      query.set('tenant', 'other')
      query.set('connectionId', items[0]?.id ?? 'conn_x')
      query.set('customer', 'other')
      query.set('integration', 'int_x')
      query.set('integrationId', 'int_x')
      query.set('session', other)
      query.set('redirect_uri', 'https://evil.test/callback')
      query.set('api_base_url_for_customer', 'https://evil.test')
    }),
    attempt.cookies,
  )

  const { connectionId = '' } = await readAttempt(world, attempt)
  expect(items.map(({ id }) => id)).not.toContain(connectionId)
  expect(await world.api.call('connections.get', { params: { id: connectionId } })).toMatchObject({
    integrationId,
    customer: { id: 'acme' },
    baseUrl: world.emulator.apiBaseUrl,
  })
  expect(countTokenRequests(world)).toBe(1)
})

test.each([['optional'], ['required']])(
  "A4: a code that was stolen from another browser's sign-in links nothing in the thief's own, with PKCE %s",
  async (pkce) => {
    await ask(world, { method: 'POST', to: `${world.emulator.controlUrl}/assumptions`, json: { pkce } })
    const victim = await beginAttempt(world, await openSession(world, integrationId))
    const stolen = new URL(await decideAtGong(world, victim.authorizeUrl)).searchParams.get('code') ?? ''
    const before = await countConnections()

    await comeBack(
      world,
      changed((query) => query.set('code', stolen)),
      attempt.cookies,
    )

    expect(await readAttempt(world, attempt)).toMatchObject({ status: 'error', error: { code: 'code_expired' } })
    expect(await countConnections()).toBe(before)
    const { searchParams } = new URL(victim.authorizeUrl)
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('code_challenge')).not.toBe(
      new URL(attempt.authorizeUrl).searchParams.get('code_challenge'),
    )
  },
)

test('A5: the code of another authorization server is not shown to the one that was asked', async () => {
  const before = await countConnections()

  for (const iss of ['http://127.0.0.1:1', 'https://app.gong.io', `${world.emulator.appUrl}.evil.test`, 'no address']) {
    const begun = await beginAttempt(world, await openSession(world, integrationId))
    const { state } = Object.fromEntries(new URL(begun.authorizeUrl).searchParams)
    const url = `${world.platform().publicUrl}/oauth/callback?${new URLSearchParams({ state: state ?? '', code: 'of-another', iss })}`
    await comeBack(world, url, begun.cookies)
    expect(await readAttempt(world, begun), iss).toMatchObject({
      status: 'error',
      error: { code: 'authorization_failed' },
    })
  }

  expect(countTokenRequests(world)).toBe(0)
  expect(await countConnections()).toBe(before)
})

test('A5: a server that names itself, and is the one that was asked, links as before', async () => {
  await comeBack(
    world,
    changed((query) => query.set('iss', world.emulator.appUrl)),
    attempt.cookies,
  )

  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'authenticated' })
})

const MARKUP = ['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '"><svg onload=alert(1)>']

test.each(MARKUP)('A8: what a callback brings is no part of the page that refuses it: %s', async (markup) => {
  const brought = { error_description: markup, error: markup, state: markup, code: markup, iss: markup }
  const url = `${world.platform().publicUrl}/oauth/callback?${new URLSearchParams(brought)}`

  const answer = await comeBack(world, url, attempt.cookies)

  expect(answer.status).toBe(400)
  expect(answer.body).not.toContain(markup)
  expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'|script-src/)
  expect(countTokenRequests(world)).toBe(0)
})

test.each(MARKUP)('A8: an error that Gong describes with markup is told without it: %s', async (markup) => {
  await comeBack(
    world,
    changed((query) => {
      query.set('error', markup)
      query.set('error_description', markup)
    }),
    attempt.cookies,
  )

  const { status, error } = await readAttempt(world, attempt)
  expect([status, error?.code]).toEqual(['error', 'authorization_failed'])
  expect(JSON.stringify(error)).not.toContain('alert')
})

test.each<[string, string, (query: URLSearchParams) => void]>([
  ['no code', 'authorization_failed', (query) => query.delete('code')],
  ['an error beside the code', 'authorization_failed', (query) => query.set('error', 'server_error')],
  ['a code that Gong never made', 'code_expired', (query) => query.set('code', 'made-up')],
])('a callback with %s ends the attempt as %s and links nothing', async (_, code, change) => {
  const before = await countConnections()

  await comeBack(world, changed(change), attempt.cookies)

  expect(await readAttempt(world, attempt)).toMatchObject({ status: 'error', error: { code } })
  expect(await countConnections()).toBe(before)
})
