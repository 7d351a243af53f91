import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth } from '../../packages/server/test/link.ts'
import { type Dashboard, expectGoodScreen, heading, openDashboard, type Visit } from './open-dashboard.ts'

const MARKUP = '<img src=x onerror=alert(1)>{{7*7}}'
/** An expression, because the page's types are not this project's. */
const GROUND_OF_BUTTON = `getComputedStyle(
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Continue to Gong')),
).backgroundColor`
const PASSWORD = 'a gong is bronze and round'

let dashboard: Dashboard
let admin: Visit
let connectionId: string
let madeId: string

beforeAll(async () => {
  dashboard = await openDashboard()
  admin = await dashboard.visit()
})
afterAll(() => dashboard.close())

const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click()
const follow = ({ page }: Visit, name: string) => page.getByRole('link', { name, exact: true }).click()
const fill = ({ page }: Visit, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const told = ({ page }: Visit, text: string) => page.getByText(text).first().waitFor()
const copied = ({ page }: Visit) => page.evaluate<string>('navigator.clipboard.readText()')

async function logIn(visit: Visit, email: string, password: string): Promise<void> {
  await fill(visit, 'E-mail', email)
  await fill(visit, 'Password', password)
  await press(visit, 'Sign in')
}

test('whoever has the set-up token becomes the first admin, leaves, and comes back by password', async () => {
  const { page } = admin
  const token = await dashboard.world.platform().createSetupToken()
  await admin.open(`#${token}`, 'Set up Mallet')
  expect(page.url()).toBe(dashboard.url)
  await press(admin, 'Set up and sign in')
  await told(admin, 'Enter your name.')
  await expectGoodScreen(page, 'set-up')
  await fill(admin, 'Your name', 'Kim Berg')
  await fill(admin, 'E-mail', 'kim@example.com')
  await fill(admin, 'Password', PASSWORD)
  await press(admin, 'Set up and sign in')
  await heading(page, 'Getting started')
  await expectGoodScreen(page, 'getting-started')
  await press(admin, 'Account: Kim Berg admin')
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await heading(page, 'Sign in')
  await expectGoodScreen(page, 'sign-in')
  await logIn(admin, 'kim@example.com', 'not this one at all')
  await page.getByRole('alert').waitFor()
  await logIn(admin, 'kim@example.com', PASSWORD)
  await heading(page, 'Getting started')
})

test('A59: an app made in the admin pages of the emulator is set up in three steps, is ready, and its name stays text', async () => {
  const { page } = admin
  await admin.open('/integrations', 'Integrations')
  await expectGoodScreen(page, 'integrations-none')
  await follow(admin, 'New integration')
  await heading(page, 'New integration')
  await expectGoodScreen(page, 'new-integration-1')
  await press(admin, 'Next')
  await expectGoodScreen(page, 'new-integration-2')
  await press(admin, 'Next')
  await fill(admin, 'Name', MARKUP)
  await press(admin, 'Copy redirect URI')
  const { emulator } = dashboard.world
  const gong = await admin.context.newPage()
  await gong.goto(`${emulator.appUrl}/sign-in`)
  await gong.getByRole('button', { name: `Sign in as ${emulator.techAdmin.email}` }).click()
  await gong.goto(`${emulator.appUrl}/company/api/integrations/new`)
  await gong.getByLabel('Integration name', { exact: true }).fill('Deal Radar')
  await gong.getByLabel('Short description', { exact: true }).fill('Signals.')
  await gong.getByLabel('Description', { exact: true }).fill('Reads your calls.')
  await gong.getByLabel('api:users:read').check()
  await gong.getByLabel('Redirect URIs', { exact: true }).fill(await copied(admin))
  await gong.getByRole('button', { name: 'Save', exact: true }).click()
  await gong.getByRole('button', { name: 'Show secret of Deal Radar' }).click()
  await gong.getByRole('button', { name: 'Copy client ID of Deal Radar' }).click()
  await fill(admin, 'Client ID', await copied(admin))
  await gong.getByRole('button', { name: 'Copy client secret of Deal Radar' }).click()
  await fill(admin, 'Client secret', await copied(admin))
  await gong.close()
  await expectGoodScreen(page, 'new-integration-3')
  await press(admin, 'Create integration')
  await heading(page, MARKUP)
  await page.getByRole('main').getByText('Ready', { exact: true }).waitFor()
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  madeId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await expectGoodScreen(page, 'integration-overview')
})

const openTab = (tab: string) => admin.open(`/integrations/${madeId}?tab=${tab}`, MARKUP)

test('permissions are added, and actions are switched off by resource', async () => {
  const { page } = admin
  await openTab('permissions')
  await expectGoodScreen(page, 'integration-permissions')
  await page.getByRole('checkbox', { name: 'Read the folders of your library' }).check()
  await press(admin, 'Save permissions')
  await told(admin, 'The permissions were saved.')
  await openTab('actions')
  await page.getByLabel('Only those ticked').check()
  await expectGoodScreen(page, 'integration-actions')
  await press(admin, 'None of users')
  await press(admin, 'Save')
  await told(admin, 'What is enabled was saved.')
  const { auth, actions } = await dashboard.world.api.call('integrations.get', { params: { id: madeId } })
  expect(auth).toMatchObject({ scopes: expect.arrayContaining(['api:library:read']) })
  expect(actions).toContain('calls.list')
  expect(actions).not.toContain('users.search')
})

test('the secret of an app is rotated, and no screen shows it', async () => {
  const { page } = admin
  await openTab('credentials')
  await fill(admin, 'New client secret', 'another-secret-of-the-app')
  await press(admin, 'Rotate')
  await told(admin, 'The client secret was rotated.')
  await told(admin, 'The secret before is still tried')
  await expectGoodScreen(page, 'integration-credentials')
  expect(await page.content()).not.toContain('another-secret-of-the-app')
  await openTab('guide')
  await expectGoodScreen(page, 'integration-guide')
  await openTab('danger')
  await expectGoodScreen(page, 'integration-danger')
})

test('connections are found by filters that stand in the address', async () => {
  const { page } = admin
  connectionId = await linkByOAuth(dashboard.world)
  await admin.open('/connections', 'Connections')
  await follow(admin, 'Acme Inc.')
  await heading(page, 'Acme Inc.')
  await expectGoodScreen(page, 'connection-overview')
  await page.goBack()
  await expectGoodScreen(page, 'connections')
  await page.getByLabel('Status').selectOption('suspended')
  await told(admin, 'No connection fits the filters')
  expect(new URL(page.url()).search).toBe('?status=suspended')
  await page.reload()
  await told(admin, 'No connection fits the filters')
  await press(admin, 'Clear')
  await fill(admin, 'Search', 'acm')
  await page.waitForURL('**/connections?search=acm')
  await page.getByRole('link', { name: 'Acme Inc.' }).waitFor()
})

test('a connection gets tags and settings, rests and goes on, and is deleted by its name', async () => {
  const { page } = admin
  const at = (tab: string) => admin.open(`/connections/${connectionId}?tab=${tab}`, 'Acme Inc.')
  await at('labels')
  await page.getByRole('combobox', { name: 'Tags' }).fill(MARKUP)
  await page.keyboard.press('Enter')
  await press(admin, 'Save tags')
  await told(admin, 'The tags were saved.')
  await expectGoodScreen(page, 'connection-labels')
  await admin.open(`/connections?${new URLSearchParams({ tag: MARKUP })}`, 'Connections')
  await follow(admin, MARKUP)
  await at('settings')
  await expectGoodScreen(page, 'connection-settings')
  await at('danger')
  await press(admin, 'Suspend connection')
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await press(admin, 'Resume connection')
  await told(admin, 'The connection of Acme Inc. goes on.')
  await press(admin, 'Delete connection')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name of the customer').fill('acme')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await dialog.getByText('This is not the same text.').waitFor()
  await expectGoodScreen(page, 'connection-delete')
  await dialog.getByLabel('Name of the customer').fill('Acme Inc.')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await heading(page, 'Connections')
  await told(admin, 'The connection of Acme Inc. was deleted.')
  await told(admin, 'No Gong company is linked yet')
  expect((await dashboard.world.api.call('connections.list', { query: {} })).items).toEqual([])
})

test('a company is linked by hand with a link that is shown once, and the link is revoked', async () => {
  const { page } = admin
  await admin.open('/connections/import', 'Import a connection')
  await expectGoodScreen(page, 'connection-import')
  await admin.open('/connections/new', 'Link a company')
  await fill(admin, 'Customer id', 'fjord')
  await fill(admin, 'Customer name', MARKUP)
  await expectGoodScreen(page, 'connection-new')
  await press(admin, 'Make the link')
  await told(admin, 'Copy this link now')
  expect(await page.getByLabel('link', { exact: true }).inputValue()).toContain('/connect#')
  await expectGoodScreen(page, 'connection-link')
  await admin.open('/connect', 'Connect')
  await press(admin, `Revoke that of ${MARKUP}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await told(admin, 'The link was revoked.')
})

test('the look of Connect is seen in the real page while it is chosen, before it is saved', async () => {
  const { page } = admin
  await admin.open('/connect', 'Connect')
  const preview = page.frameLocator('iframe[title="Preview of Connect"]')
  await preview.getByRole('button', { name: 'Continue to Gong' }).waitFor()
  await expectGoodScreen(page, 'connect')
  await fill(admin, 'Primary colour', '#0b5394')
  const frame = page.frames().find((one) => one.url().includes('/connect?preview='))
  await expect.poll(() => frame?.evaluate(GROUND_OF_BUTTON)).toBe('rgb(11, 83, 148)')
  await page.getByLabel('Preview of').selectOption('success')
  await preview.getByRole('heading', { name: 'Gong is connected' }).waitFor()
  await fill(admin, 'Allowed origins', 'https://app.example.com')
  await press(admin, 'Save settings')
  await told(admin, 'The settings of Connect were saved.')
  const settings = await dashboard.world.api.call('connectSettings.get', {})
  expect(settings).toMatchObject({ allowedOrigins: ['https://app.example.com'], theme: { primaryColor: '#0b5394' } })
})

test('somebody is invited as a viewer, joins, and is offered nothing that a viewer may not do', async () => {
  const { page } = admin
  await admin.open('/people', 'People')
  await press(admin, 'Invite somebody')
  await fill(admin, 'E-mail', 'robin@example.com')
  await page.getByLabel('Viewer').check()
  await expectGoodScreen(page, 'people-invite')
  await press(admin, 'Make the invitation')
  const link = await page.getByLabel('invitation', { exact: true }).inputValue()
  await press(admin, 'Done')
  await expectGoodScreen(page, 'people')

  const viewer = await dashboard.visit()
  await viewer.page.goto(link)
  await heading(viewer.page, 'Join this Mallet')
  await expectGoodScreen(viewer.page, 'join')
  await fill(viewer, 'Your name', MARKUP)
  await fill(viewer, 'Password', PASSWORD)
  await press(viewer, 'Join')
  await heading(viewer.page, 'Getting started')
  const navigation = viewer.page.getByRole('navigation', { name: 'Main' })
  expect(await navigation.getByRole('link').allTextContents()).toEqual([
    'Getting started',
    'Integrations',
    'Connections',
    'Connect',
  ])
  await viewer.open(`/integrations/${madeId}?tab=credentials`, MARKUP)
  await expectGoodScreen(viewer.page, 'viewer-credentials')
  expect(
    await viewer.page
      .getByRole('main')
      .getByRole('button', { name: /Rotate|Save|Delete|Suspend/ })
      .count(),
  ).toBe(0)
  await viewer.open('/connections', 'Connections')
  expect(await viewer.page.getByRole('link', { name: 'Link a company' }).count()).toBe(0)
  expect(viewer.complaints).toEqual([])

  await admin.open('/people', 'People')
  await page.getByLabel(`Role of ${MARKUP}`).selectOption('developer')
  await told(admin, `${MARKUP} is developer now.`)
  // Another role ends the sessions of the one before.
  await viewer.page.reload()
  await heading(viewer.page, 'Sign in')
  await logIn(viewer, 'robin@example.com', PASSWORD)
  await viewer.page.getByRole('link', { name: 'Link a company' }).waitFor()
  await viewer.context.close()
})

test('one’s own sessions are listed and the password is changed, the keys are told, and what is nowhere says so', async () => {
  const { page } = admin
  await admin.open('/account', 'Sessions and password')
  await expectGoodScreen(page, 'account')
  await fill(admin, 'Present password', 'not this one at all')
  await fill(admin, 'New password', `${PASSWORD}, and loud`)
  await press(admin, 'Change password')
  await page.getByRole('alert').waitFor()
  await fill(admin, 'Present password', PASSWORD)
  await press(admin, 'Change password')
  await told(admin, 'The password was changed.')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await expectGoodScreen(page, 'keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await heading(page, 'Integrations')
  await expectGoodScreen(page, 'integrations')
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill(MARKUP.slice(0, 6))
  await page.getByRole('option').first().waitFor()
  await expectGoodScreen(page, 'go-to')
  await page.keyboard.press('Enter')
  await heading(page, MARKUP)
  await page.goto(`${dashboard.url}/nowhere`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectGoodScreen(page, 'nowhere')
})

test('the address that npm start prints signs in a local operator once', async () => {
  const operator = await dashboard.visit()
  const url = await dashboard.world.platform().createDashboardUrl()
  await operator.page.goto(url)
  await heading(operator.page, 'Getting started')
  expect(operator.page.url()).toBe(dashboard.url)
  const second = await dashboard.visit()
  await second.page.goto(url)
  await heading(second.page, 'Sign in')
  await second.page.getByRole('alert').waitFor()
  expect([...operator.complaints, ...second.complaints]).toEqual([])
})

test('nothing that the pages did was against their policy, and their consoles are empty', () => {
  expect(admin.complaints).toEqual([])
})
