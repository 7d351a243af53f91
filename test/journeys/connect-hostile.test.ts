import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signInAtGong } from './connect-visit.ts'
import { type Linking, openLinking } from './open-linking.ts'
import { openStreet, type Street } from './open-street.ts'

/** In every window and frame: keeps what is said to it, whether its own page hears, and the window that it opened. */
const LISTEN = `
window.heard = []
window.told = []
addEventListener('message', ({ data }) => window.heard.push(data))
const { open, addEventListener: listen } = window
window.addEventListener = (...given) => {
  if (given[0] === 'message') window.isListening = true
  listen.apply(window, given)
}
window.open = (...given) => (window.opened = open.apply(window, given))`

const AT = '2026-06-10T15:00:00.000Z'
const event = (details: object) => ({ type: 'event', event: { at: AT, sessionId: null, ...details } })
const LINK = { type: 'connect', connectionId: 'conn_forged', integrationId: 'int_forged', isReconnect: false }
/** All that a Connect page may say that has consequences. */
const FORGED = [{ type: 'hello' }, event({ type: 'ready' }), event(LINK), event({ type: 'close', reason: 'finished' })]

let linking: Linking
let street: Street
let returnUrl: string

beforeAll(async () => {
  linking = await openLinking()
  street = await openStreet(linking.publicUrl)
  returnUrl = `${street.shop}/settings`
  const body = { allowedOrigins: [street.shop], returnUrls: [returnUrl] }
  await linking.world.api.call('connectSettings.update', { body })
}, 120_000)
afterAll(async () => {
  await linking.close()
  await street.close()
})

/** Somebody at that page, and every request of all their windows. */
async function visit(url: string) {
  const { context, page } = await linking.visit(true)
  await context.addInitScript(LISTEN)
  const requests: { url: string; isNavigation: boolean; headers: Promise<Record<string, string>> }[] = []
  context.on('request', (request) => {
    const headers = request.allHeaders().catch(() => request.headers())
    requests.push({ url: request.url(), isNavigation: request.isNavigationRequest(), headers })
  })
  const shown: string[] = []
  const watch = (one: Page) => one.on('framenavigated', (frame) => shown.push(frame.url()))
  watch(page)
  context.on('page', watch)
  await page.goto(url)
  return {
    context,
    page,
    requests,
    /** Every address that a window or frame of theirs had. */
    shown,
    /** The tokens that sessions were read with. */
    async tokens() {
      const asked = requests.filter((request) => request.url === `${linking.publicUrl}/connect/session`)
      return Promise.all(asked.map(async ({ headers }) => (await headers).authorization))
    },
  }
}

/** Opens Connect at a product whose backend takes its time: the token is there once `give` is called with it. */
const open = (page: Page, mode: string) =>
  page.evaluate(`window.connect = mallet.connect({
    getToken: () => new Promise((give) => { window.give = give }),
    mode: ${JSON.stringify(mode)},
    onEvent: (event) => told.push(event.type),
  }); undefined`)

const heardBy = (place: Page | Frame) => place.evaluate<unknown[]>('window.heard')
const toldTo = (page: Page) => page.evaluate<string[]>('window.told')
const say = (to: string, ...messages: readonly object[]) =>
  messages.map((message) => `${to}.postMessage(${JSON.stringify({ mallet: 1, ...message })}, '*')`).join('\n')

async function frameOf(page: Page, origin: string): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame !== page.mainFrame() && frame.url().startsWith(origin))
  await eventually(find).toBeDefined()
  const frame = find()
  if (!frame) throw new Error(`there is no frame of ${origin}`)
  await frame.waitForLoadState()
  return frame
}

async function addFrame(page: Page, url: string): Promise<Frame> {
  await page.evaluate(`document.body.append(Object.assign(document.createElement('iframe'), { src: '${url}' }))`)
  return frameOf(page, url)
}

/** However slow the machine is. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })

const nonceOf = (url: string) => new URL(url).searchParams.get('nonce') ?? ''

/** The Connect page in its frame, which has said hello and waits for its token. */
async function openWaiting(page: Page) {
  await open(page, 'modal')
  const frame = await frameOf(page, linking.publicUrl)
  await eventually(() => heardBy(page)).toHaveLength(1)
  return { frame, nonce: nonceOf(frame.url()) }
}

test('A61: a page that is not listed frames nothing of Mallet, and one that is frames Connect alone', async () => {
  const paths = ['/connect', '/connect/confirm', '/dashboard', `/help/${linking.oauth}`, '/openapi.json']
  const framed = async (origin: string) => {
    const { page } = await visit(origin)
    await page.evaluate(`Promise.all(${JSON.stringify(paths)}.map((path) => new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.addEventListener('load', resolve)
      frame.src = '${linking.publicUrl}' + path
      document.body.append(frame)
    })))`)
    const shown = page.frames().map((frame) => frame.url())
    // In place of what may not be framed the browser shows a page of its own.
    expect(shown).toHaveLength(paths.length + 1)
    return paths.filter((path) => shown.includes(linking.publicUrl + path))
  }
  expect(await framed(street.evil)).toEqual([])
  expect(await framed(street.shop)).toEqual(['/connect', '/connect/confirm'])
})

test('A62: a hostile page that opens Connect as itself is told nothing and heard by nobody', async () => {
  const { page, context, tokens } = await visit(street.evil)
  const { token } = await linking.linkFor()
  const opened = context.waitForEvent('page')
  const query = new URLSearchParams({ origin: street.evil, nonce: 'n' })
  await page.evaluate(`window.open('${linking.publicUrl}/connect?${query}'); undefined`)
  const popup = await opened
  await popup.getByText('The site that opened this page is not allowed to.').waitFor()
  await page.evaluate(say('opened', { type: 'open', nonce: 'n', token }))
  await eventually(() => heardBy(popup)).toHaveLength(1)
  expect(await heardBy(page)).toEqual([])
  expect(await tokens()).toEqual([])
})

test('A62: a hostile page that opens Connect as a product is told nothing, since all is said to the product alone', async () => {
  const { page, context, tokens } = await visit(street.evil)
  const { token } = await linking.linkFor()
  const opened = context.waitForEvent('page')
  const query = new URLSearchParams({ origin: street.shop, nonce: 'n' })
  await page.evaluate(`window.open('${linking.publicUrl}/connect?${query}'); undefined`)
  const popup = await opened
  // Its hello is said in the moment in which it begins to listen.
  await eventually(() => popup.evaluate('window.isListening ?? false')).toBe(true)
  await page.evaluate(say('opened', { type: 'open', nonce: 'n', token }))
  await eventually(() => heardBy(popup)).toHaveLength(1)
  await popup.evaluate("opener.postMessage('the last', '*')")
  await eventually(() => heardBy(page)).toEqual(['the last'])
  expect(await tokens()).toEqual([])
})

test('A62: forged words to the product’s page are ignored, from a wrong source, a wrong origin or with a wrong nonce', async () => {
  const { page, context } = await visit(street.shop)
  const { token } = await linking.linkFor()
  const { frame, nonce } = await openWaiting(page)
  await page.evaluate(`give('${token}')`)
  await frame.getByRole('button', { name: 'Continue to Gong' }).waitFor()
  const before = await toldTo(page)
  expect(before).toEqual(['ready', 'view'])
  const said = (await heardBy(page)).length

  // At worst they know the nonce.
  const right = FORGED.map((message) => ({ ...message, nonce }))
  const wrong = FORGED.map((message) => ({ ...message, nonce: 'guessed' }))
  const forgers: (readonly [Page | Frame, string, readonly object[]])[] = [
    // An advertisement in the product's page.
    [await addFrame(page, `${street.evil}/`), 'parent', right],
    // A page of Mallet's own that is not the one.
    [await addFrame(page, `${linking.publicUrl}/connect/confirm`), 'parent', right],
    [page, 'window', right],
    [frame, 'parent', wrong],
  ]
  const opened = context.waitForEvent('page')
  await page.evaluate(`window.open('${street.evil}/sibling'); undefined`)
  const sibling = await opened
  await sibling.waitForLoadState()
  forgers.push([sibling, 'opener', right])
  for (const [forger, to, messages] of forgers) await forger.evaluate(say(to, ...messages))
  await eventually(() => heardBy(page)).toHaveLength(said + forgers.length * FORGED.length)
  expect(await toldTo(page)).toEqual(before)
  // A hello would have been answered with the token.
  expect(await heardBy(frame)).toMatchObject([{ type: 'open', token }])

  // The same words with the right nonce from the page itself do count.
  await frame.evaluate(say('parent', ...right.slice(2)))
  await eventually(() => toldTo(page)).toEqual([...before, 'connect', 'close'])
})

test.each(['modal', 'popup'])('A62: a %s that was led to a hostile page gets no token and no word', async (mode) => {
  const { page, context } = await visit(street.shop)
  const { token } = await linking.linkFor()
  const opened = mode === 'popup' ? context.waitForEvent('page') : undefined
  await open(page, mode)
  const place = (await opened) ?? (await frameOf(page, linking.publicUrl))
  await eventually(() => heardBy(page)).toHaveLength(1)
  const nonce = nonceOf(place.url())
  await place.evaluate(`location.href = '${street.evil}/instead'`)
  await place.waitForURL(`${street.evil}/instead`)
  // Its source is right, and it asks for the token with the right nonce.
  const asker = mode === 'popup' ? 'opener' : 'parent'
  await place.evaluate(say(asker, { type: 'hello', nonce }, { ...event(LINK), nonce }))
  await eventually(() => heardBy(page)).toHaveLength(3)
  const peer = mode === 'popup' ? 'opened' : "document.querySelector('iframe').contentWindow"
  await page.evaluate(`(async () => {
    give('${token}')
    await new Promise((resolve) => setTimeout(resolve))
    connect.retheme('dark')
    connect.close()
    ${peer}.postMessage('the last', '*')
  })()`)
  // In the order in which it was sent, so that nothing can come after it.
  await eventually(() => heardBy(place)).toEqual(['the last'])
  expect(await toldTo(page)).toEqual([])
})

test('A62: Connect is opened by the page around it alone, not by its siblings and not by other windows of the product', async () => {
  const { page, context, tokens } = await visit(street.shop)
  const [theirs, ours] = [await linking.linkFor(), await linking.linkFor()]
  const { frame, nonce } = await openWaiting(page)
  const forged = { type: 'open', nonce, token: theirs.token }
  const advertisement = await addFrame(page, `${street.evil}/`)
  await advertisement.evaluate(say('parent.frames[0]', forged))
  const opened = context.waitForEvent('page')
  await page.evaluate(`window.open('${street.shop}/other'); undefined`)
  const other = await opened
  await other.waitForLoadState()
  await other.evaluate(say('opener.frames[0]', forged))
  await page.evaluate(say('frames[0]', { ...forged, nonce: 'guessed' }))
  await eventually(() => heardBy(frame)).toHaveLength(3)

  await page.evaluate(`give('${ours.token}')`)
  await frame.getByRole('button', { name: 'Continue to Gong' }).waitFor()
  expect(await tokens()).toEqual([`Bearer ${ours.token}`])
})

test.each(['modal', 'redirect'])(
  'A9, A34: in a %s neither token nor code is in an address or a Referer that leads on, and the way back asks nobody else',
  async (mode) => {
    const { page, context, requests, shown } = await visit(street.shop)
    const { token } = await linking.linkFor({ integrationIds: [linking.oauth], configure: false })
    await open(page, mode)
    await page.evaluate(`give('${token}')`)
    const connect = mode === 'modal' ? await frameOf(page, linking.publicUrl) : page
    const opened = mode === 'modal' ? context.waitForEvent('page') : page
    await connect.getByRole('button', { name: 'Continue to Gong' }).click()
    const gong = await opened
    await signInAtGong(gong, linking.world)
    await gong.getByRole('button', { name: 'Approve' }).click()
    await connect.getByRole('heading', { level: 1, name: 'Gong is connected' }).waitFor()

    const urls = requests.map(({ url }) => url)
    const referers = (await Promise.all(requests.map(async ({ headers }) => (await headers).referer ?? ''))).join('\n')
    // Else nothing was captured.
    expect(referers).toContain(street.shop)
    expect(referers).not.toContain(token)
    expect(urls.filter((url) => url.includes(token))).toEqual([])
    // Fragments are in the addresses of windows alone, and not sent.
    const withToken = mode === 'modal' ? [] : [`${linking.publicUrl}/connect#${token}`]
    expect(shown.filter((url) => url.includes(token))).toEqual(withToken)

    const callback = urls.findIndex((url) => url.startsWith(`${linking.publicUrl}/oauth/callback?`))
    const code = new URL(urls[callback] ?? '').searchParams.get('code') ?? ''
    expect(code).not.toBe('')
    expect(urls.filter((url) => url.includes(code))).toHaveLength(1)
    expect(referers).not.toContain(code)
    const afterwards = requests.slice(callback + 1)
    const clean = mode === 'modal' ? '/connect/done' : '/connect'
    expect(afterwards.find(({ isNavigation }) => isNavigation)?.url).toBe(linking.publicUrl + clean)
    expect(afterwards.filter(({ url }) => !url.startsWith(`${linking.publicUrl}/`))).toEqual([])
  },
)

test('A7: the page leads back to the address of its session alone, whatever its own address says', async () => {
  const evil = `${street.evil}/`
  const query = new URLSearchParams({ returnUrl: evil, return_url: evil, return: evil, next: evil, redirect_uri: evil })
  for (const mayReturn of [true, false]) {
    const { token } = await linking.linkFor({
      integrationIds: [linking.apiKey],
      configure: false,
      ...(mayReturn && { returnUrl }),
    })
    const { page } = await visit(`${linking.publicUrl}/connect?${query}#${token}`)
    const { accessKey, accessKeySecret, apiBaseUrl } = linking.world.emulator
    await page.getByLabel('Access Key', { exact: true }).fill(accessKey)
    await page.getByLabel('Access Key Secret', { exact: true }).fill(accessKeySecret)
    await page.getByLabel('API base URL', { exact: true }).fill(apiBaseUrl)
    await page.getByRole('button', { name: 'Test and connect' }).click()
    await page.getByRole('heading', { level: 1, name: 'Gong is connected' }).waitFor()
    const links = await page.evaluate<string[]>('Array.from(document.links, ({ href }) => href)')
    expect(links.filter((href) => !href.startsWith(`${linking.publicUrl}/`))).toEqual(mayReturn ? [returnUrl] : [])
  }
})
