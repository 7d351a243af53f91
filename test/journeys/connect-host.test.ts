import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { approveAtGong, connectIn, fillKey, linkByKey, openSite, type Site, told } from './open-site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
}, 120_000)
afterAll(() => site.close())
beforeEach(() => site.forgetConnections())

async function connection() {
  const { items } = await site.world.api.call('connections.list', { query: {} })
  if (items.length !== 1) throw new Error(`there are ${items.length} connections`)
  return items[0]
}

const view = (name: string) => ({ type: 'view', view: name })
const close = (reason: string) => ({ type: 'close', reason })

/** What is told of a link by key, whatever the page is shown in. */
async function toldOfKey() {
  const linked = await connection()
  const integrationId = site.integrations.apiKey
  return [
    { type: 'ready' },
    view('choose_auth'),
    { type: 'auth_method_selected', authType: 'apiKey', integrationId },
    view('api_key_form'),
    view('validating'),
    view('choosing'),
    view('success'),
    { type: 'connect', connectionId: linked?.id, integrationId, isReconnect: false },
  ]
}

/** The window closes under the click, which may be told before the click is. */
async function finish(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close')
  await popup
    .getByRole('button', { name: 'Done' })
    .click()
    .catch((error: unknown) => {
      if (!popup.isClosed()) throw error
    })
  await closed
}

const pressConnect = (page: Page) => page.getByRole('button', { name: 'Connect Gong' }).click()
const gone = (page: Page) => page.locator('dialog').waitFor({ state: 'detached' })
const showsCalls = (page: Page) => page.getByText(/calls read so far/).waitFor()
/** What `resize` says depends on fonts. */
const withoutSizes = (events: readonly object[]) => events.filter((event) => !('heightPx' in event))

test('a modal links through Gong in a window of its own, and tells its page each step once', async () => {
  const { page, context, complaints } = await site.visit()
  await pressConnect(page)
  const connect = connectIn(page)
  await connect.getByRole('button', { name: 'Sign in to Gong' }).click()
  const opened = context.waitForEvent('page')
  await connect.getByRole('button', { name: 'Continue to Gong' }).click()
  await approveAtGong(site, await opened)
  await connect.getByRole('button', { name: 'Start reading' }).click()
  await connect.getByRole('button', { name: 'Done' }).click()
  await gone(page)
  const linked = await connection()
  const integrationId = site.integrations.oauth2
  const events = await told(page)
  expect(events.filter((event) => 'view' in event)).toEqual(
    ['choose_auth', 'oauth_intro', 'waiting_for_gong', 'choosing', 'success'].map(view),
  )
  expect(
    events
      .filter((event) => !('view' in event))
      .map((event) => JSON.stringify(event))
      .sort(),
  ).toEqual(
    [
      { type: 'ready' },
      { type: 'auth_method_selected', authType: 'oauth2', integrationId },
      { type: 'oauth_opened' },
      { type: 'waiting' },
      { type: 'connect', connectionId: linked?.id, integrationId, isReconnect: false },
      close('finished'),
    ]
      .map((event) => JSON.stringify(event))
      .sort(),
  )
  await showsCalls(page)
  expect(complaints).toEqual([])
})

test('inline, the page is a part of the product’s page and as high as it is', async () => {
  const { page, complaints } = await site.visit('/settings/integrations/inline')
  await pressConnect(page)
  const heights = async () => (await told(page)).flatMap((event) => ('heightPx' in event ? [event.heightPx] : []))
  await linkByKey(site, connectIn(page))
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBe((await heights()).at(-1))
  expect(withoutSizes(await told(page))).toEqual(await toldOfKey())
  await showsCalls(page)
  expect(complaints).toEqual([])
})

test('a window of its own links and closes, and its page is told', async () => {
  const { page, context } = await site.visit('/settings/integrations/popup')
  const opened = context.waitForEvent('page')
  await pressConnect(page)
  const popup = await opened
  await linkByKey(site, popup)
  await finish(popup)
  await showsCalls(page)
  expect(await told(page)).toEqual([...(await toldOfKey()), close('finished')])
})

test('a window that visits Gong itself comes back, and its page is told', async () => {
  const { page, context } = await site.visit('/settings/integrations/popup')
  const opened = context.waitForEvent('page')
  await pressConnect(page)
  const popup = await opened
  await popup.getByRole('button', { name: 'Sign in to Gong' }).click()
  await popup.getByRole('button', { name: 'Continue to Gong' }).click()
  await approveAtGong(site, popup)
  await popup.getByRole('button', { name: 'Start reading' }).click()
  await finish(popup)
  await showsCalls(page)
  const events = await told(page)
  expect(events.at(-2)).toMatchObject({ type: 'connect', connectionId: (await connection())?.id })
  expect(events.at(-1)).toEqual(close('finished'))
})

test('a redirect leaves with the token in the fragment alone, and comes back to a page that is connected', async () => {
  const { page, asked } = await site.visit('/settings/integrations/redirect')
  await pressConnect(page)
  await page.getByRole('button', { name: 'Use an API key' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await linkByKey(site, page)
  await page.getByRole('link', { name: 'Return to Callboard' }).click()
  await showsCalls(page)
  expect(page.url()).toBe(`${site.app.url}/settings/integrations`)
  expect(asked.filter((address) => address.includes('cst_') && !address.includes('#cst_'))).toEqual([])
})

test.each([
  ['the web component fetches its token, links, and tells of it by events that bubble', 'element'],
  ['the button for React links, in strict mode too', 'react'],
])('%s', async (_, path) => {
  const { page, complaints } = await site.visit(`/settings/integrations/${path}`)
  await pressConnect(page)
  await linkByKey(site, connectIn(page))
  await connectIn(page).getByRole('button', { name: 'Done' }).click()
  await gone(page)
  expect(await told(page)).toEqual([...(await toldOfKey()), close('finished')])
  await showsCalls(page)
  expect(complaints).toEqual([])
})

test('a form of the product’s own links by key and says what is wrong with one', async () => {
  const { page } = await site.visit('/settings/integrations/headless')
  await fillKey(site, page)
  await page.getByLabel('Access Key Secret').fill('not the secret')
  await page.getByRole('button', { name: 'Connect with the key' }).click()
  await page.getByText(/\(invalid_credentials, req_/).waitFor()
  await fillKey(site, page)
  await page.getByRole('button', { name: 'Connect with the key' }).click()
  await showsCalls(page)
  expect((await connection())?.authType).toBe('apiKey')
})

test('a form of the product’s own lets Gong be visited, after a page that says whose company this links', async () => {
  const { page, context } = await site.visit('/settings/integrations/headless')
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Sign in to Gong' }).click()
  const popup = await opened
  await popup.getByRole('button', { name: 'Continue to Gong' }).click()
  await approveAtGong(site, popup)
  await showsCalls(page)
  expect((await connection())?.authType).toBe('oauth2')
})

test('a double click opens one page and makes one session', async () => {
  const { page, asked } = await site.visit()
  await page.getByRole('button', { name: 'Connect Gong' }).dblclick()
  await connectIn(page).getByRole('button', { name: 'Use an API key' }).waitFor()
  expect(await page.locator('dialog').count()).toBe(1)
  expect(asked.filter((address) => address.endsWith('/api/gong/token'))).toHaveLength(1)
  expect(await told(page)).toEqual([{ type: 'ready' }, view('choose_auth')])
})

test('a page that something else took away is opened anew', async () => {
  const { page } = await site.visit()
  await pressConnect(page)
  await connectIn(page).getByRole('button', { name: 'Use an API key' }).waitFor()
  await page.evaluate(`document.querySelector('dialog').remove()`)
  await pressConnect(page)
  await connectIn(page).getByRole('button', { name: 'Use an API key' }).waitFor()
  expect(await page.locator('iframe').count()).toBe(1)
  expect((await told(page)).filter((event) => 'reason' in event)).toEqual([close('host')])
})

test.each([
  ['Esc in the product’s page', 'user', (page: Page) => page.locator('dialog').press('Escape')],
  ['Esc in the page', 'user', (page: Page) => connectIn(page).locator('body').press('Escape')],
  ['its X', 'user', (page: Page) => connectIn(page).getByRole('button', { name: 'Close' }).click()],
  ['a click beside it', 'outside', (page: Page) => page.mouse.click(10, 10)],
] as const)('%s closes the modal, which gives back the focus and the scrolling', async (_, reason, dismiss) => {
  const { page } = await site.visit()
  await page.getByRole('button', { name: 'Connect Gong' }).focus()
  await page.keyboard.press('Enter')
  await connectIn(page).getByRole('button', { name: 'Use an API key' }).waitFor()
  expect(await page.evaluate('document.documentElement.style.overflow')).toBe('hidden')
  await dismiss(page)
  await gone(page)
  expect((await told(page)).at(-1)).toEqual(close(reason))
  expect(await page.evaluate('document.documentElement.style.overflow')).toBe('')
  expect(await page.evaluate('document.activeElement.id')).toBe('connect')
})

test('what was typed is asked for before the modal closes, however it is closed', async () => {
  const { page } = await site.visit()
  await pressConnect(page)
  const connect = connectIn(page)
  await connect.getByRole('button', { name: 'Use an API key' }).click()
  await connect.getByLabel('Access Key', { exact: true }).fill('HALF')
  await page.mouse.click(10, 10)
  await connect.getByRole('button', { name: 'Stay here' }).click()
  expect(await connect.getByLabel('Access Key', { exact: true }).inputValue()).toBe('HALF')
  await page.mouse.click(10, 10)
  await connect.getByRole('button', { name: 'Leave' }).click()
  await gone(page)
  expect((await told(page)).at(-1)).toEqual(close('outside'))
})

test('on a narrow screen the modal is the whole of it', async () => {
  const { page } = await site.visit()
  await page.setViewportSize({ width: 375, height: 667 })
  await pressConnect(page)
  await connectIn(page).getByRole('button', { name: 'Use an API key' }).waitFor()
  const box = () => page.locator('iframe').boundingBox()
  await expect.poll(box).toEqual({ x: 0, y: 0, width: 375, height: 667 })
  await page.setViewportSize({ width: 1000, height: 900 })
  await expect.poll(box).toMatchObject({ width: 480, height: 720 })
})

test('a window that the browser blocks is opened by a click in its place', async () => {
  const { page, context } = await site.visit('/settings/integrations/popup')
  await page.evaluate('window.reallyOpen = window.open; window.open = () => null')
  await pressConnect(page)
  await page.getByText('Your browser blocked the window.').waitFor()
  expect(await told(page)).toEqual([expect.objectContaining({ type: 'error', code: 'popup_blocked', retryable: true })])
  await page.evaluate('window.open = window.reallyOpen')
  const opened = context.waitForEvent('page')
  await page.getByRole('button', { name: 'Open the window' }).click()
  await (await opened).getByRole('button', { name: 'Use an API key' }).waitFor()
  expect(await page.locator('dialog').count()).toBe(0)
})

test('a window that is closed early is told as closed', async () => {
  const { page, context } = await site.visit('/settings/integrations/popup')
  const opened = context.waitForEvent('page')
  await pressConnect(page)
  const popup = await opened
  await popup.getByRole('button', { name: 'Use an API key' }).waitFor()
  await popup.close()
  await expect.poll(async () => (await told(page)).at(-1), { timeout: 15_000 }).toEqual(close('user'))
})

test('a session that ends while the page is open is made anew, once', async () => {
  const { page, asked } = await site.visit()
  await pressConnect(page)
  const connect = connectIn(page)
  await connect.getByRole('button', { name: 'Use an API key' }).click()
  const { items } = await site.world.api.call('connectSessions.list', { query: { status: 'open' } })
  await site.world.api.call('connectSessions.revoke', { params: { id: items[0]?.id ?? '' } })
  await fillKey(site, connect)
  await connect.getByRole('button', { name: 'Test and connect' }).click()
  await expect.poll(async () => JSON.stringify(await told(page))).toContain('session_expired')
  await fillKey(site, connect)
  await connect.getByRole('button', { name: 'Test and connect' }).click()
  await connect.getByRole('button', { name: 'Start reading' }).click()
  await showsCalls(page)
  const types = (await told(page)).map((event) => ('type' in event ? event.type : undefined))
  expect(types.filter((type) => type === 'session_expired')).toHaveLength(1)
  expect(types.at(-1)).toBe('connect')
  expect(asked.filter((address) => address.endsWith('/api/gong/token'))).toHaveLength(2)
})

test('a page that may not be framed is told as unreachable, with what to do', async () => {
  const { page, context } = await site.visit()
  await context.route(`${site.app.url}/settings/integrations`, async (route) => {
    const response = await route.fetch()
    const policy = response.headers()['content-security-policy'] ?? ''
    const headers = {
      ...response.headers(),
      'content-security-policy': policy.replace(/frame-src [^;]+/, "frame-src 'none'"),
    }
    await route.fulfill({ response, headers })
  })
  await page.reload()
  await pressConnect(page)
  await page.getByText('This page could not be loaded.').waitFor()
  const [event] = await told(page)
  expect(event).toMatchObject({ type: 'error', code: 'page_unreachable', retryable: true })
  expect(JSON.stringify(event)).toMatch(/frame-src.*allowedOrigins/)
  await page.getByRole('button', { name: 'Close' }).click()
  await gone(page)
})

test('a page that says nothing for fifteen seconds is told as unreachable, and no token is sent to it', async () => {
  const { page, context, asked } = await site.visit(undefined, true)
  await context.route(`${site.malletUrl}/connect?*`, (route) => route.fulfill({ body: 'a page of somebody else' }))
  await page.clock.install()
  await page.reload()
  await pressConnect(page)
  await page.locator('dialog').waitFor()
  await page.clock.fastForward(14_000)
  expect(await told(page)).toEqual([])
  await page.clock.fastForward(2000)
  expect(await told(page)).toEqual([expect.objectContaining({ type: 'error', code: 'page_unreachable' })])
  await page.locator('dialog').press('Escape')
  await gone(page)
  expect(asked.some((address) => address.includes('/connect/session'))).toBe(false)
})

test('a backend that gives no token is told as such', async () => {
  const { page, context } = await site.visit()
  await context.route(`${site.app.url}/api/gong/token`, (route) =>
    route.fulfill({ status: 500, json: { error: 'The database is away' } }),
  )
  await pressConnect(page)
  await page.getByText('This page could not be loaded.').waitFor()
  expect(await told(page)).toEqual([
    expect.objectContaining({
      type: 'error',
      code: 'token_failed',
      message: expect.stringContaining('database is away'),
    }),
  ])
})
