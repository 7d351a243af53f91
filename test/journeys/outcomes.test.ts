import type { Emulator } from '@mallet/emulator'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { until } from '../../packages/server/test/wait.ts'
import { approveAtGong, connectIn, fillKey, openSite, type Site, signInAtGong, told } from './open-site.ts'

type Fault = Parameters<Emulator['faults']['add']>[0]

let site: Site

beforeAll(async () => {
  site = await openSite({ companies: 2 })
}, 120_000)
afterAll(() => site.close())
beforeEach(() => site.forgetConnections())
afterEach(() => site.world.emulator.faults.delete())

interface Begun {
  /** The product's page. */
  readonly page: Page
  readonly connect: FrameLocator
  /** The window of Gong. */
  readonly gong: Page
}

const press = (place: Page | FrameLocator, name: string) => place.getByRole('button', { name }).click()

/** As far as Gong, by way of the product's button. */
async function goToGong(): Promise<Begun> {
  const { page, context } = await site.visit()
  await press(page, 'Connect Gong')
  const connect = connectIn(page)
  await press(connect, 'Sign in to Gong')
  const opened = context.waitForEvent('page')
  await press(connect, 'Continue to Gong')
  return { page, connect, gong: await opened }
}

const failed = (connect: FrameLocator) => connect.getByRole('heading', { name: 'Gong was not connected' }).waitFor()

/** The errors that the product's page was told of; all but the words, which are the table's. */
async function errorsTold(page: Page): Promise<object[]> {
  return (await told(page)).flatMap((event) => {
    if (!('type' in event) || event.type !== 'error') return []
    const { code, requestId, retryable } = event as { code?: unknown; requestId?: unknown; retryable?: unknown }
    return [{ code, requestId, retryable }]
  })
}

const REQUEST = expect.stringMatching(/^req_/)

const inExchange = (effect: Fault['effect']) => () => {
  site.world.emulator.faults.add({ match: { operation: 'oauth.exchange' }, effect })
}
const refusedAs = (error: string): Fault['effect'] => ({ kind: 'answer', status: 400, body: { error } })

const MISSING = 'api:workspaces:read'

test.each<[string, string, string, () => void, (gong: Page) => Promise<void>]>([
  [
    'who denies',
    'access_denied',
    'choose Approve',
    () => {},
    async (gong) => {
      await signInAtGong(site, gong)
      await press(gong, 'Deny')
    },
  ],
  ['a code that is over', 'code_expired', 'within ten minutes', inExchange(refusedAs('invalid_grant')), approve],
  ['a secret that was replaced', 'invalid_client', 'Callboard', inExchange(refusedAs('invalid_client')), approve],
  ['a Gong that is down', 'gong_unavailable', 'again', inExchange({ kind: 'answer', status: 503 }), approve],
  [
    'a permission that is needed and was not given',
    'missing_scope',
    MISSING,
    inExchange({ kind: 'edit', set: { '$.scope': 'api:users:read' } }),
    approve,
  ],
])('%s: the page says so, and its host is told %s', async (_, code, words, prepare, decide) => {
  prepare()
  const { page, connect, gong } = await goToGong()

  await decide(gong)

  await failed(connect)
  await press(connect, 'Details')
  expect(await connect.getByRole('main').innerText()).toContain(words)
  await connect.getByText(code, { exact: true }).waitFor()
  expect(await errorsTold(page)).toEqual([{ code, requestId: REQUEST, retryable: expect.any(Boolean) }])
  expect((await told(page)).some((event) => 'connectionId' in event)).toBe(false)
})

async function approve(gong: Page): Promise<void> {
  await approveAtGong(site, gong)
}

test('a permission that was not given and that linking does not need: the company is connected, and the page names it', async () => {
  const granted = 'api:users:read api:workspaces:read api:calls:read:extensive'
  inExchange({ kind: 'edit', set: { '$.scope': granted } })()
  const { page, connect, gong } = await goToGong()

  await approve(gong)

  await press(connect, 'Start reading')
  await connect.getByRole('heading', { name: /^Gong is connected/ }).waitFor()
  expect(await connect.getByRole('main').innerText()).toContain('api:calls:read:transcript')
  const connectionId = (await told(page)).flatMap((event) =>
    'connectionId' in event ? [String(event.connectionId)] : [],
  )[0]
  const params = { id: connectionId ?? '' }
  const { missingScopes } = await site.world.api.call('connections.status', { params })
  expect(missingScopes).toEqual(['api:calls:read:transcript'])
})

test('a permission that is not registered at Gong is named', async () => {
  const { emulator } = site.world
  const [{ scopes } = { scopes: [] }] = emulator.integrations.list()
  const gone = 'api:calls:read:transcript'
  emulator.integrations.edit(emulator.clientId, { scopes: scopes.filter((scope) => scope !== gone) })

  const { page, connect } = await goToGong()

  await failed(connect)
  emulator.integrations.edit(emulator.clientId, { scopes: [...scopes] })
  await press(connect, 'Details')
  expect(await connect.getByRole('main').innerText()).toContain(gone)
  expect(await errorsTold(page)).toEqual([
    { code: 'invalid_scope', requestId: REQUEST, retryable: expect.any(Boolean) },
  ])
})

/** Gong keeps these to itself: nothing comes back, and the page offers a way out. */
test.each<[string, string, () => unknown, (gong: Page) => Promise<void>, () => unknown]>([
  [
    'who is no technical administrator',
    'You cannot approve this',
    () => {},
    (gong) => signInAtGong(site, gong, site.world.emulator.otherUser),
    () => {},
  ],
  [
    'an app that is private to another company',
    'cannot use this app',
    () => site.world.emulator.integrations.unpublish(site.world.emulator.clientId),
    (gong) => signInAtGong(site, gong, site.world.emulator.companies[1]?.techAdmin),
    () => site.world.emulator.integrations.publish(site.world.emulator.clientId),
  ],
  [
    'a redirect URI that is not registered',
    'This link does not work',
    () => registerRedirect('http://127.0.0.1:9/oauth/callback'),
    async () => {},
    () => registerRedirect(`${site.malletUrl}/oauth/callback`),
  ],
])('%s: Gong says so, the page names it while it waits, and its host is told of the end', async (...row) => {
  const [, title, prepare, decide, restore] = row
  prepare()
  const { page, connect, gong } = await goToGong()

  await decide(gong)

  await gong.getByRole('heading', { name: title }).waitFor()
  restore()
  await connect.getByRole('heading', { name: 'Still waiting for Gong' }).waitFor()
  await press(connect, 'Cancel')
  await connect.getByRole('heading', { name: 'How do you want to connect Gong?' }).waitFor()
  await press(connect, 'Close')
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await errorsTold(page)).toEqual([])
  expect((await told(page)).at(-1)).toEqual({ type: 'close', reason: 'user' })
})

const registerRedirect = (uri: string) =>
  site.world.emulator.integrations.edit(site.world.emulator.clientId, { redirectUris: [uri] })

test('an answer of Gong that comes twice links once, and the second time says that it is worth nothing', async () => {
  const { page, connect, gong } = await goToGong()
  const callbacks: string[] = []
  gong.on('request', (request) => {
    if (request.url().includes('/oauth/callback')) callbacks.push(request.url())
  })
  await approveAtGong(site, gong)
  await connect.getByRole('heading', { name: 'What should Callboard read?' }).waitFor()

  const { page: again } = { page: await page.context().newPage() }
  await again.goto(callbacks[0] ?? 'about:blank')

  await again.getByRole('heading', { name: 'Gong was not connected' }).waitFor()
  await press(connect, 'Start reading')
  await press(connect, 'Done')
  const { items } = await site.world.api.call('connections.list', { query: {} })
  expect(items).toHaveLength(1)
  expect((await told(page)).filter((event) => 'connectionId' in event)).toHaveLength(1)
})

/** What a person types who has another key than the one of the start. */
type Typed = Partial<Record<'Access Key' | 'Access Key Secret' | 'API base URL', string | undefined>>

const inTest = (effect: Fault['effect']) => () => {
  site.world.emulator.faults.add({ match: { operation: 'workspaces.list' }, effect })
  return {}
}

test.each<[string, string, () => Typed | Promise<Typed>]>([
  ['a wrong secret', 'invalid_credentials', () => ({ 'Access Key Secret': 'not the secret' })],
  [
    'a key that has expired',
    'invalid_credentials',
    async () => {
      const key = site.world.emulator.apiKeys.create({ name: 'short', lifetimeDays: 1 })
      await site.world.emulator.advance({ seconds: 2 * 86_400 })
      return { 'Access Key': key.accessKey, 'Access Key Secret': key.accessKeySecret }
    },
  ],
  [
    'a key for other addresses',
    'untrusted_ip',
    async () => {
      const key = site.world.emulator.apiKeys.create({ name: 'office', trustedIps: ['203.0.113.7'] })
      // Gong takes its time to heed the list.
      await site.world.emulator.advance({ seconds: 600 })
      return { 'Access Key': key.accessKey, 'Access Key Secret': key.accessKeySecret }
    },
  ],
  [
    'an address that is not known',
    'wrong_base_url',
    () => ({ 'API base URL': site.world.emulator.companies[1]?.apiBaseUrl }),
  ],
  ['a Gong that is down', 'gong_unavailable', inTest({ kind: 'answer', status: 503 })],
  ['too many calls', 'rate_limited', inTest({ kind: 'too-many-requests', retryAfter: '1' })],
])('by key, %s: the form keeps what was typed, and its host is told %s', async (_, code, prepare) => {
  const typed = await prepare()
  const { page } = await site.visit()
  await press(page, 'Connect Gong')
  const connect = connectIn(page)
  await press(connect, 'Use an API key')
  await fillKey(site, connect)
  for (const [label, value] of Object.entries(typed)) await connect.getByLabel(label, { exact: true }).fill(value ?? '')

  await press(connect, 'Test and connect')

  await until('the host is told', async () => (await errorsTold(page)).length > 0)
  expect(await errorsTold(page)).toEqual([{ code, requestId: REQUEST, retryable: expect.any(Boolean) }])
  const kept = await connect.getByLabel('Access Key', { exact: true }).inputValue()
  expect(kept).toBe(typed['Access Key'] ?? site.world.emulator.accessKey)
  expect((await site.world.api.call('connections.list', { query: {} })).items).toEqual([])
})

test('an app that was removed in Gong is connected again, under its id, and its host is told that it is the same', async () => {
  const first = await goToGong()
  await approveAtGong(site, first.gong)
  await press(first.connect, 'Start reading')
  await press(first.connect, 'Done')
  await first.page.getByText(/calls read so far/).waitFor()
  const [linked] = (await site.world.api.call('connections.list', { query: {} })).items
  const id = linked?.id ?? ''
  site.world.emulator.integrations.remove(site.world.emulator.clientId)
  await site.world.api.call('actions.run', { params: { id, name: 'users.list' }, query: {}, body: {} }).catch(() => {})
  expect((await site.world.api.call('connections.get', { params: { id } })).status).toBe('needs_reauth')

  const { page, context } = await site.visit()
  await page.getByRole('button', { name: /^(Connect|Reconnect)/ }).click()
  const connect = connectIn(page)
  await connect.getByText('The connection stopped working.').waitFor()
  const opened = context.waitForEvent('page')
  await press(connect, 'Continue to Gong')
  await approveAtGong(site, await opened)
  await press(connect, 'Start reading')
  await press(connect, 'Done')

  await page.locator('dialog').waitFor({ state: 'detached' })
  expect((await told(page)).find((event) => 'isReconnect' in event)).toMatchObject({
    connectionId: id,
    isReconnect: true,
  })
  expect((await site.world.api.call('connections.get', { params: { id } })).status).toBe('active')
})

test('what begins at Gong links first, and belongs to nobody until it is claimed by the code', async () => {
  const { emulator, api } = site.world
  emulator.clearRequests()
  await api.call('connectSettings.update', { body: { claimUrl: `${site.app.url}/settings/integrations` } })
  const { page } = await site.visit()
  await page.goto(`${site.malletUrl}/install/${site.integrations.oauth2}`)
  await press(page, 'Continue to Gong')
  await approveAtGong(site, page)
  await press(page, 'Start reading')
  await page.getByRole('link', { name: 'Return to Callboard' }).click()
  await page.waitForURL(`${site.app.url}/**`)
  const brought = new URLSearchParams(new URL(page.url()).hash.slice(1))
  const id = brought.get('connection') ?? ''
  expect((await api.call('connections.get', { params: { id } })).claimed).toBe(false)
  expect(emulator.requests().filter(({ path }) => path.includes('/v2/calls/extensive'))).toEqual([])

  const body = { customer: { id: 'initech', name: 'Initech' }, code: brought.get('claim') ?? '' }
  expect(await api.call('connections.claim', { params: { id }, body })).toMatchObject({ claimed: true })
})

test('a link that was handed on is opened on a phone, visits Gong in the same window, and leads back', async () => {
  const { url } = await site.world.api.call('connectSessions.create', {
    body: {
      integrationId: site.integrations.oauth2,
      customer: { id: 'hooli', name: 'Hooli' },
      link: true,
      returnUrl: `${site.app.url}/settings/integrations`,
    },
  })
  const context = await site.browser.lendContext({
    viewport: { width: 375, height: 667 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Continue to Gong' }).tap()
  await approveAtGong(site, page)
  await page.getByRole('button', { name: 'Start reading' }).tap()
  await page.getByRole('heading', { name: /^Gong is connected/ }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
  expect(context.pages()).toHaveLength(1)
  await page.getByRole('link', { name: 'Return to Callboard' }).tap()
  await page.waitForURL(`${site.app.url}/settings/integrations`)
})
