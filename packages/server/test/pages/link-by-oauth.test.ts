import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oauthIntegration, openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { expectAccessible, keptByScripts, openVisits, tabTo } from './visit.ts'

let world: World
let visits: Awaited<ReturnType<typeof openVisits>>
let integrationId: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = await oauthIntegration(world)
  visits = await openVisits()
})
afterAll(async () => {
  await visits.close()
  await world.close()
})

const connections = async () => (await world.api.call('connections.list', { query: {} })).items
const address = (token: string) => `${world.platform().publicUrl}/connect#${token}`
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

async function signInAtGong(page: Page): Promise<void> {
  const { email, password } = world.emulator.techAdmin
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

test('a technical administrator links the company through Gong, and the link then opens nothing more', async () => {
  const token = await openSession(world, integrationId)
  const { page, complaints } = await visits.visit()

  await page.goto(address(token))
  await page.getByText('You need to be a Gong technical administrator.').waitFor()
  await page.getByText('Read the names of your workspaces').waitFor()
  expect(await page.getByRole('main').textContent()).toContain('Acme Inc.')
  await expectAccessible(page)
  await press(page, 'Continue to Gong')
  await signInAtGong(page)
  await press(page, 'Approve')

  await heading(page, 'Connected')
  await expectAccessible(page)
  const [connection] = await connections()
  await page.getByText(connection?.id ?? 'no connection', { exact: true }).waitFor()
  await page.reload()
  await heading(page, 'Connected')
  expect(complaints()).toEqual([])

  const other = await visits.visit()
  await other.page.goto(address(token))
  await other.page.getByText('This link has expired or was already used.').waitFor()
})

test('the token leaves the address at once and is never in one that is asked for, nor in the console', async () => {
  const token = await openSession(world, integrationId)
  const { page, seen } = await visits.visit()

  await page.goto(address(token))
  await heading(page, 'Connect Gong')
  expect(page.url()).toBe(`${world.platform().publicUrl}/connect`)
  await press(page, 'Continue to Gong')
  await signInAtGong(page)

  expect(seen()).toContain('/oauth2/authorize')
  expect(seen()).not.toContain(token)
})

test('who denies at Gong is told so and links at the second try', async () => {
  const before = await connections()
  const { page } = await visits.visit()
  await page.goto(address(await openSession(world, integrationId)))
  await press(page, 'Continue to Gong')
  await signInAtGong(page)
  await press(page, 'Deny')

  await heading(page, 'Gong was not connected')
  await page.getByText('Access was denied on the Gong consent page.').waitFor()
  await page.getByText('Start again and choose Approve').waitFor()
  await expectAccessible(page)
  expect(await connections()).toEqual(before)

  await press(page, 'Try again')
  await press(page, 'Approve')
  await heading(page, 'Connected')
})

test('who comes back from Gong without deciding can begin again or give up', async () => {
  const { page } = await visits.visit()
  await page.goto(address(await openSession(world, integrationId)))
  await press(page, 'Continue to Gong')
  await page.getByLabel('E-mail').waitFor()
  await page.goto(`${world.platform().publicUrl}/connect`)

  await heading(page, 'Waiting for Gong')
  await expectAccessible(page)
  await press(page, 'Begin again')
  await page.getByLabel('E-mail').waitFor()
  await page.goBack()
  await heading(page, 'Waiting for Gong')
  await press(page, 'Cancel')
  await page.getByRole('button', { name: 'Continue to Gong' }).waitFor()
  expect(await keptByScripts(page)).not.toContain('att_')
})

test('a callback that no browser began is told on a page of its own', async () => {
  const { page, complaints } = await visits.visit()

  await page.goto(`${world.platform().publicUrl}/oauth/callback?state=unknown&code=unknown`)

  await heading(page, 'Gong was not connected')
  await page.getByText('Go back to the application that sent you here and start again.').waitFor()
  await expectAccessible(page)
  expect(complaints()).toEqual([])
})

test('a page that is opened without a link, or with a broken one, says where to start', async () => {
  const { page } = await visits.visit()
  const { publicUrl } = world.platform()

  await page.goto(`${publicUrl}/connect`)
  await heading(page, "This page can't be opened directly")
  await expectAccessible(page)
  await page.goto(address(await openSession(world, integrationId)))
  await heading(page, 'Connect Gong')
  await page.goto(`${publicUrl}/connect#not-a-token`)
  await heading(page, "This page can't be opened directly")
  await page.goto(address('cst_thatneverexisted'))
  await heading(page, 'This link no longer works')
  await expectAccessible(page)
})

test('the keyboard alone links a company, and each view begins at its heading', async () => {
  const { page } = await visits.visit()
  const { email, password } = world.emulator.techAdmin
  await page.goto(address(await openSession(world, integrationId)))
  await heading(page, 'Connect Gong')

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

  await heading(page, 'Connected')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Connected')
})
