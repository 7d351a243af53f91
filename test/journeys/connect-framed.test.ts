import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoComplaints, keepScreens, signInAtGong } from './connect-visit.ts'
import { type Linking, openHost, openLinking, type Wanted } from './open-linking.ts'

let linking: Linking
let host: Awaited<ReturnType<typeof openHost>>

beforeAll(async () => {
  linking = await openLinking()
  host = await openHost(`${linking.publicUrl}/connect`)
  await linking.world.api.call('connectSettings.update', { body: { allowedOrigins: [host.origin] } })
})
afterAll(async () => {
  await host.close()
  await linking.close()
})

interface Heard {
  readonly type: string
  readonly event?: { readonly type: string; readonly [name: string]: unknown }
}

/** Connect in a frame of the host's page. */
async function openFramed(wanted: Wanted = {}, { embedded = 'modal', ...open }: Record<string, unknown> = {}) {
  const link = await linking.linkFor(wanted)
  const visit = await linking.visit()
  const query = new URLSearchParams({
    embedded: String(embedded),
    open: JSON.stringify({ token: link.token, ...open }),
  })
  await visit.page.goto(`${host.origin}/?${query}`)
  const frame = visit.page.frameLocator('iframe')
  return {
    ...visit,
    ...link,
    frame,
    heading: (name: string) => frame.getByRole('heading', { level: 1, name }).waitFor(),
    press: (name: string) => frame.getByRole('button', { name, exact: true }).click(),
    events: async () => (await heardBy(visit.page)).flatMap(({ event }) => (event ? [event] : [])),
  }
}

const heardBy = (page: Page) => page.evaluate<Heard[]>('window.heard')
const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type)

test('in a frame Gong opens in a window of its own, and the host is told each step once', async () => {
  const { page, frame, heading, press, events, token, complaints } = await openFramed()
  await heading('Connect Gong to Acme Insights')
  await frame.getByText('Gong opens in a window of its own.').waitFor()
  await keepScreens(page, 'framed')
  const opened = page.waitForEvent('popup')
  await press('Continue to Gong')
  const gong = await opened
  await heading('Still waiting for Gong')
  await signInAtGong(gong, linking.world)
  await gong.getByRole('button', { name: 'Approve' }).click()

  await heading('What should Acme Insights read?')
  await press('Start reading')
  await heading('Gong is connected')
  await press('Done')
  await page.locator('iframe').waitFor({ state: 'detached' })
  const told = await events()
  expect(typesOf(told).filter((type) => type !== 'view')).toEqual([
    'ready',
    'oauth_opened',
    'waiting',
    'connect',
    'close',
  ])
  expect(told.flatMap(({ type, view }) => (type === 'view' ? [view] : []))).toEqual([
    'oauth_intro',
    'waiting_for_gong',
    'choosing',
    'success',
  ])
  expect(told.at(-1)).toMatchObject({ reason: 'finished' })
  expect(told.at(-2)).toMatchObject({ isReconnect: false, integrationId: linking.oauth })
  expect(JSON.stringify(await heardBy(page))).not.toContain(token)
  await expect.poll(() => gong.isClosed(), { timeout: 15_000 }).toBe(true)
  expectNoComplaints({ complaints })
})

test('a window that is closed early is opened again from the page, which never takes the closing for an answer', async () => {
  const { page, frame, heading, press } = await openFramed({ configure: false })
  const opened = page.waitForEvent('popup')
  await press('Continue to Gong')
  const first = await opened
  await first.getByLabel('E-mail').waitFor()
  await first.close()
  await frame.getByText('The window of Gong seems to be closed.').waitFor()
  await heading('Still waiting for Gong')
  const reopened = page.waitForEvent('popup')
  await press('Open Gong again')
  const gong = await reopened
  await signInAtGong(gong, linking.world)
  await gong.getByRole('button', { name: 'Approve' }).click()
  await heading('Gong is connected')
})

test('where the browser blocks the window, a link opens Gong in a tab', async () => {
  const { page, frame, heading, press, events } = await openFramed({ configure: false })
  await heading('Connect Gong to Acme Insights')
  const inside = page.frames().find((one) => one.url().includes('/connect'))
  await inside?.evaluate('window.open = () => null')
  await press('Continue to Gong')
  await frame.getByText('Your browser blocked the window of Gong.').waitFor()
  await keepScreens(page, 'blocked')
  expect((await events()).filter(({ type }) => type === 'error')).toMatchObject([{ code: 'popup_blocked' }])
  const opened = page.context().waitForEvent('page')
  await frame.getByRole('link', { name: 'Open Gong in a new tab' }).click()
  const gong = await opened
  await signInAtGong(gong, linking.world)
  await gong.getByRole('button', { name: 'Approve' }).click()
  await heading('Gong is connected')
})

test('what was typed is not lost by Esc, the X or the host without a question', async () => {
  const { page, frame, events, press } = await openFramed({ integrationIds: [linking.apiKey] })
  const leaving = frame.getByRole('alertdialog', { name: 'Leave without connecting?' })
  await frame.getByLabel('Access Key', { exact: true }).fill('typed')
  for (const leave of [() => press('Close'), () => page.keyboard.press('Escape')]) {
    await leave()
    await leaving.waitFor()
    await press('Stay here')
    await leaving.waitFor({ state: 'hidden' })
    expect(await frame.getByLabel('Access Key', { exact: true }).inputValue()).toBe('typed')
  }
  await page.evaluate('window.say({ type: "close", reason: "outside" })')
  await leaving.waitFor()
  await keepScreens(page, 'leaving')
  await press('Leave')
  await page.locator('iframe').waitFor({ state: 'detached' })
  expect((await events()).at(-1)).toMatchObject({ type: 'close', reason: 'outside' })
})

test('the focus stays within the dialog, from its last element to its first', async () => {
  const { page, heading } = await openFramed()
  await heading('Connect Gong to Acme Insights')
  const inside = page.frames().find((one) => one.url().includes('/connect'))
  const focused = () => inside?.evaluate<string>('document.hasFocus() ? document.activeElement.textContent : "outside"')
  const seen: (string | undefined)[] = []
  for (let presses = 0; presses < 14; presses++) {
    await page.keyboard.press('Tab')
    seen.push(await focused())
  }
  expect(seen).not.toContain('outside')
  expect(seen.filter((text) => text === 'Continue to Gong').length).toBeGreaterThan(1)
})

test('the theme and language of the host are taken, and the theme changes while the page is open', async () => {
  const { page, frame, heading } = await openFramed(
    {},
    { language: 'de', theme: { mode: 'dark', primaryColor: '#0000ff', cornerRadiusPx: 0 } },
  )
  await heading('Gong mit Acme Insights verbinden')
  const root = frame.locator('html')
  expect(await root.getAttribute('lang')).toBe('de')
  expect(await root.getAttribute('data-scheme')).toBe('dark')
  const accent = async () => /--accent: (#\w+)/.exec((await root.getAttribute('style')) ?? '')?.[1]
  // Blue on dark cannot be read, so it is lightened.
  expect(await accent()).not.toBe('#0000ff')
  await page.evaluate('window.say({ type: "retheme", theme: { mode: "light", primaryColor: "#0000ff" } })')
  await frame.locator('html[data-scheme="light"]').waitFor()
  expect(await accent()).toBe('#0000ff')
})

test('inline, the host is told how high the page is, and there is nothing to close', async () => {
  const { frame, heading, events } = await openFramed({}, { embedded: 'inline' })
  await heading('Connect Gong to Acme Insights')
  await expect.poll(async () => typesOf(await events())).toContain('resize')
  expect((await events()).find(({ type }) => type === 'resize')?.heightPx).toBeGreaterThan(300)
  expect(await frame.getByRole('button', { name: 'Close' }).count()).toBe(0)
})

test('a page that is not listed gets no word from Connect, whatever it sends', async () => {
  const stranger = await openHost(`${linking.publicUrl}/connect`)
  const { page } = await linking.visit()
  const { token } = await linking.linkFor()
  await page.goto(`${stranger.origin}/?${new URLSearchParams({ open: JSON.stringify({ token }) })}`)
  // Its frame shows the browser's own page, for the policy names who may frame Connect.
  await page.frameLocator('iframe').locator('body').waitFor({ state: 'attached' })
  expect(await heardBy(page)).toEqual([])
  await stranger.close()
})
