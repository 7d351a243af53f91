import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expectAccessible,
  expectNoComplaints,
  heading,
  keepScreens,
  lookAt,
  signInAtGong,
  tabTo,
} from './connect-visit.ts'
import { type Linking, openLinking } from './open-linking.ts'

const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
]

let linking: Linking

beforeAll(async () => {
  linking = await openLinking()
})
afterAll(() => linking.close())

test('the keyboard alone links a company by OAuth, and each view begins at its heading', async () => {
  const { page } = await linking.open()
  const { email, password } = linking.world.emulator.techAdmin
  await heading(page, 'Connect Gong to Acme Insights')
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
  await tabTo(page, 'Continue to Gong')
  await page.keyboard.press('Enter')
  await page.getByLabel('E-mail').waitFor()
  await tabTo(page, 'E-mail')
  await page.keyboard.type(email)
  await tabTo(page, 'Password')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Approve' }).waitFor()
  await tabTo(page, 'Approve')
  await page.keyboard.press('Enter')
  await heading(page, 'What should Acme Insights read?')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('What should Acme Insights read?')
  await tabTo(page, 'Start reading')
  await page.keyboard.press('Enter')
  await heading(page, 'Gong is connected')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Gong is connected')
})

test('the keyboard alone fills in the form for an API key, reads where the values are, and links', async () => {
  const { accessKey, accessKeySecret, apiBaseUrl } = linking.world.emulator
  const { page } = await linking.open({ integrationIds: [linking.apiKey], configure: false })
  await heading(page, 'Connect Gong with an API key')
  await tabTo(page, 'Access Key')
  await page.keyboard.type(accessKey)
  await tabTo(page, 'Where do I find this? (Access Key)')
  await page.keyboard.press('Enter')
  await page.getByText('Admin center > Settings > Ecosystem > API').waitFor()
  await tabTo(page, 'Access Key Secret')
  await page.keyboard.type(accessKeySecret)
  await tabTo(page, 'Show')
  await page.keyboard.press('Space')
  expect(await page.locator('#accessKeySecret').getAttribute('type')).toBe('text')
  await tabTo(page, 'API base URL')
  await page.keyboard.type(apiBaseUrl)
  await page.keyboard.press('Enter')
  await heading(page, 'Gong is connected')
})

test('A8: the names that a caller gives stand on the page as text, and do nothing', async () => {
  const visit = await linking.visit()
  let dialogs = 0
  visit.page.on('dialog', async (dialog) => {
    dialogs++
    await dialog.dismiss()
  })
  for (const markup of MARKUP) {
    await linking.world.api.call('connectSettings.update', { body: { appName: markup } })
    const { url } = await linking.linkFor({ customer: { id: 'hostile', name: markup }, configure: false })
    await visit.page.goto(url)
    await visit.page.getByText('You need to be a Gong technical administrator').waitFor()
    expect(await visit.page.getByRole('main').textContent()).toContain(markup)
    expect(await visit.page.title()).toContain(markup)
    expect(await visit.page.locator('img, svg[onload], [onerror], body script:not([src])').count()).toBe(0)
    await visit.page.goto('about:blank')
  }
  await linking.world.api.call('connectSettings.update', { body: { appName: 'Acme Insights' } })
  expect(dialogs).toBe(0)
  expectNoComplaints(visit)
})

test('A8: what a callback brings is shown by no browser as anything but text', async () => {
  const { page, complaints } = await linking.visit()
  for (const markup of MARKUP) {
    const query = new URLSearchParams({ error: markup, error_description: markup, state: markup, code: markup })
    await page.goto(`${linking.publicUrl}/oauth/callback?${query}`)
    await heading(page, 'Gong was not connected')
    expect(await page.locator('img, svg[onload], [onerror], body script:not([src])').count()).toBe(0)
  }
  await page.getByText('Go back to the application that sent you here and start again.').waitFor()
  await expectAccessible(page)
  expect(complaints()).toEqual([])
})

test('in German every view is German, and its language is named', async () => {
  const wanted = { integrationIds: [linking.oauth, linking.apiKey], language: 'de' } as const
  const { page } = await linking.open({ ...wanted, integrationIds: [...wanted.integrationIds] })
  await heading(page, 'Wie möchten Sie Gong verbinden?')
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  await lookAt(page, 'choose-de')
  await page.getByRole('button', { name: /API-Schlüssel verwenden/ }).click()
  await heading(page, 'Gong mit einem API-Schlüssel verbinden')
  await keepScreens(page, 'api-key-de')
  await page.getByRole('button', { name: 'Zurück', exact: true }).click()
  await page.getByRole('button', { name: /Bei Gong anmelden/ }).click()
  await lookAt(page, 'oauth-intro-de')
  await page.getByRole('button', { name: 'Weiter zu Gong' }).click()
  await signInAtGong(page, linking.world)
  await page.getByRole('button', { name: 'Deny' }).click()
  await heading(page, 'Gong wurde nicht verbunden')
  await page.getByText('Auf der Seite von Gong wurde der Zugriff abgelehnt.').waitFor()
  await lookAt(page, 'denied-de')
})

test('the preview shows every view with invented data, and asks nothing of the server but how it looks', async () => {
  const { page, complaints } = await linking.visit()
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(new URL(request.url()).pathname)
  })
  for (const view of ['choose_auth', 'api_key_form', 'oauth_intro', 'choosing', 'share', 'success', 'error']) {
    await page.goto(`${linking.publicUrl}/connect?preview=${view}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  expect(new Set(asked)).toEqual(new Set(['/connect/look']))
  expectNoComplaints({ complaints })
})

test('at twice the size of text, and on a screen of 320 points, nothing is lost', async () => {
  const { page } = await linking.open({ integrationIds: [linking.apiKey] })
  await page.setViewportSize({ width: 320, height: 400 })
  await heading(page, 'Connect Gong with an API key')
  await page.getByRole('button', { name: 'Where do I find this? (API base URL)' }).click()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  await page.getByLabel('Access Key', { exact: true }).focus()
  const covered = `(() => { const box = document.activeElement.getBoundingClientRect();
    return document.elementFromPoint(box.left + 8, box.top + box.height / 2) !== document.activeElement })()`
  expect(await page.evaluate(covered)).toBe(false)
})
