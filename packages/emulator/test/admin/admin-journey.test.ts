import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axeViolations, openBrowser, type People } from '../../../../test/browser.ts'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { ask } from '../api.ts'
import { basic, exchange } from '../link.ts'
import { ORIGIN } from '../started-emulators.ts'
import { png } from './integration-fields.ts'

/** What Chromium logs by itself of a page that was answered with an error. */
const OWN_STATUS = /the server responded with a status of 40[034]/
const APP = 'http://127.0.0.1:4799'

let emulator: Emulator
let browser: People
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  emulator = await createEmulator({ calls: 20, users: 8, companies: 2, now: ORIGIN, running: false, rateLimit: false })
  browser = await openBrowser(inject('chromiumPath'))
  page = await (
    await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
    })
  ).newPage()
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.route(`${APP}/**`, (route) => route.fulfill({ body: 'the app' }))
})
afterAll(async () => {
  await browser.close()
  await emulator.close()
})

/** What every screen owes its reader, in light and dark. */
async function expectGoodScreen(heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('header').innerText()).toBe('Emulator, not affiliated with Gong')
  // The same page in other colours: only they can be wrong once more.
  for (const [colorScheme, rules] of [
    ['light', []],
    ['dark', ['color-contrast']],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const screen = `${heading}, ${colorScheme}`
    expect({ screen, violations: await axeViolations(page, rules) }).toEqual({ screen, violations: [] })
  }
}

async function signIn(email: string | undefined): Promise<void> {
  await page.goto(`${emulator.appUrl}/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${email}` }).click()
}

const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
const open = (name: string) => page.getByRole('link', { name, exact: true }).click()
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)

/** Approves, and returns the code that the app was sent. */
async function approve(): Promise<string> {
  await press('Approve')
  await page.waitForURL(`${APP}/**`)
  return new URL(page.url()).searchParams.get('code') ?? ''
}

test('an API key is made, used and deleted', async () => {
  await page.goto(emulator.appUrl)
  await open(`Admin center of ${emulator.companies[0]?.name}`)
  await expectGoodScreen('Sign in')
  expect(await page.getByLabel('E-mail').inputValue()).toBe(emulator.techAdmin.email)
  await fill('Password', emulator.techAdmin.password)
  await press('Sign in')
  await expectGoodScreen('API keys')
  await open('Get API key')
  await fill('Lifetime in days', 'ten')
  await page.getByLabel('Only those ticked').check()
  await press('Get API key')
  await page.getByText('A lifetime is a whole number of days.').waitFor()
  await expectGoodScreen('Get API key')
  // With the keyboard alone: from the summary to the field, and on.
  await page.getByRole('link', { name: 'Name', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await fill('Name', 'Data warehouse')
  await fill('Lifetime in days', '30')
  await fill('Trusted IP addresses', '127.0.0.1')
  await page.getByLabel('All scopes').check()
  expect(await page.getByRole('checkbox').filter({ visible: true }).count()).toBe(0)
  await press('Get API key')
  await expectGoodScreen('Data warehouse is ready')
  await press('Copy access key')
  const accessKey = await copied()
  await press('Copy access key secret')
  const authorization = basic(accessKey, await copied())
  expect((await ask(emulator, '/v2/users', { authorization })).status).toBe(200)
  await page.reload()
  await expectGoodScreen('The secret of Data warehouse was shown')
  await open('All API keys')
  await open('Delete Data warehouse')
  await expectGoodScreen('Delete Data warehouse?')
  await press('Delete')
  await page.getByRole('heading', { name: 'API keys' }).waitFor()
  expect((await ask(emulator, '/v2/users', { authorization })).status).toBe(401)
})

test('an integration is made, linked, edited, shown, and published', async () => {
  await open('Integrations')
  await open('Create integration')
  await fill('Redirect URIs', 'http://radar.example/back')
  await page.getByLabel('This integration shows pages inside of Gong').check()
  await press('Save')
  await page.getByText('Choose at least one scope.').waitFor()
  await expectGoodScreen('Create integration')
  await fill('Integration name', 'Deal Radar')
  await fill('Short description', 'Signals from your calls.')
  await fill('Description', 'Reads your calls and says which deals need you.')
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: png(64, 64) }
  await page.getByLabel('Small logo').setInputFiles(logo)
  await page.getByLabel('Large logo').setInputFiles(logo)
  await page.getByLabel('api:users:read').check()
  await fill('Redirect URIs', `${APP}/back\n${APP}/other`)
  await page.getByLabel('This integration shows pages inside of Gong').uncheck()
  await press('Save')
  await expectGoodScreen('Integrations')
  await press('Show secret of Deal Radar')
  await press('Copy client secret of Deal Radar')
  const app = emulator.integrations.list()[1]
  expect(await copied()).toBe(app?.clientSecret)

  const linked = { ...emulator, ...app }
  const query = { client_id: app?.clientId ?? '', response_type: 'code', scope: 'api:users:read' }
  const authorize = (path: string) =>
    `${emulator.appUrl}/oauth2/authorize?${new URLSearchParams({ ...query, redirect_uri: APP + path })}`
  await page.goto(authorize('/back'))
  await expectGoodScreen(`Allow Deal Radar to use ${emulator.companies[0]?.name}?`)
  expect(await page.evaluate("document.querySelector('img.logo').naturalWidth")).toBe(64)
  const { body } = await exchange(linked, await approve())
  expect((await ask(emulator, '/v2/users', { token: String(body.access_token) })).status).toBe(200)

  await page.goto(`${emulator.appUrl}/company/api/integrations`)
  await open('Edit Deal Radar')
  await fill('Redirect URIs', `${APP}/other`)
  await press('Save')
  await page.goto(authorize('/back'))
  await expectGoodScreen('This link does not work')
  await page.goto(authorize('/other'))
  await page.getByRole('button', { name: 'Deny' }).waitFor()

  await signIn(emulator.companies[1]?.techAdmin.email)
  await page.goto(authorize('/other'))
  await expectGoodScreen(`${emulator.companies[1]?.name} cannot use this app`)
  await signIn(emulator.techAdmin.email)
  await open('Integrations')
  await press('Publish Deal Radar')
  await page.getByRole('link', { name: 'Page of Deal Radar' }).waitFor()
})

test('a second company installs the published app and removes it, and its token dies', async () => {
  const [, second] = emulator.companies
  await signIn(second?.techAdmin.email)
  await open('Published apps')
  await expectGoodScreen('Published apps')
  await open('Deal Radar')
  await expectGoodScreen('Deal Radar')
  await open('Install')
  const app = { ...emulator, ...emulator.integrations.list()[1] }
  const token = String((await exchange(app, await approve())).body.access_token)
  expect((await ask({ ...emulator, ...second }, '/v2/users', { token })).status).toBe(200)
  await page.goto(`${emulator.appUrl}/company/integrations`)
  await open('Deal Radar')
  await expectGoodScreen('Deal Radar Installed')
  await press('Remove')
  await page.getByRole('link', { name: 'Install', exact: true }).waitFor()
  expect((await ask({ ...emulator, ...second }, '/v2/users', { token })).status).toBe(401)
})

test('who is no technical administrator is told why, and may look', async () => {
  await signIn(emulator.otherUser.email)
  await expectGoodScreen('This is for technical administrators')
  await open('Published apps')
  await open('Deal Radar')
  await page.getByText('Only a technical administrator of').waitFor()
  await expectGoodScreen('Deal Radar')
  await press('Sign out')
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
})

test('a company is added in a region by a button of the first page, and its administrator signs in', async () => {
  await page.goto(emulator.appUrl)
  await open('New company')
  await fill('Name', emulator.companies[1]?.name ?? '')
  await press('Add the company')
  await page.getByText('Choose another name.').first().waitFor()
  await expectGoodScreen('New company')
  await fill('Name', 'Fjordline')
  await page.getByLabel('Europe (eu)').check()
  await press('Add the company')
  await expectGoodScreen('Fjordline is there')
  await open('Sign in to its admin center')
  await press(`Sign in as ${emulator.companies[2]?.techAdmin.email}`)
  await page.getByText('technical administrator of Fjordline').waitFor()
  expect(await page.getByText(emulator.companies[2]?.apiBaseUrl ?? '', { exact: true }).count()).toBe(1)
})

test('every screen fits the narrowest window', async () => {
  await page.setViewportSize({ width: 320, height: 640 })
  const paths = ['/company/api', '/company/api/keys/new', '/company/api/integrations', '/company/api/integrations/new']
  for (const path of [...paths, '/company/integrations', '/sign-in', '/new-company']) {
    await page.goto(emulator.appUrl + path)
    expect({ path, width: await page.evaluate('document.documentElement.scrollWidth') }).toEqual({ path, width: 320 })
  }
})

test('nothing that the pages did was against their policy', () => {
  expect(complaints.filter((text) => !OWN_STATUS.test(text))).toEqual([])
})
