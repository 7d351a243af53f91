import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type IdentityProvider,
  openIdentityProvider,
} from '../../packages/server/test/access/open-identity-provider.ts'
import { ask } from '../../packages/server/test/ask.ts'
import { type Dashboard, expectGoodScreen, heading, openDashboard, type Visit } from './open-dashboard.ts'

const PATIENCE = { timeout: 20_000 }

let provider: IdentityProvider
let dashboard: Dashboard
let operator: Visit
let keysId: string
let connectionId: string

beforeAll(async () => {
  provider = await openIdentityProvider(['ours.example'])
  provider.claims = { sub: 'kim', email: 'kim@ours.example', email_verified: true, name: 'Kim Berg' }
  dashboard = await openDashboard({ oidc: provider.config })
  operator = await dashboard.visit()
  const body = { name: 'Gong by key', auth: { type: 'apiKey' as const } }
  keysId = (await dashboard.world.api.call('integrations.create', { body })).id
}, 120_000)
afterAll(async () => {
  await dashboard.close()
  await provider.close()
})

const press = ({ page }: Visit, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = ({ page }: Visit, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const told = ({ page }: Visit, text: string) => page.getByText(text).first().waitFor()
const confirm = ({ page }: Visit, name: string) => page.getByRole('dialog').getByRole('button', { name }).click()
const credentials = () => {
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = dashboard.world.emulator
  return { accessKey, accessKeySecret, baseUrl }
}

test('whom the operator’s own sign-in knows comes in by it, and whom it does not is told what to do', async () => {
  const token = await dashboard.world.platform().createSetupToken()
  const admin = { token, name: 'Robin', email: 'robin@example.com', password: 'a gong is bronze and round' }
  const headers = { origin: new URL(dashboard.url).origin, 'sec-fetch-site': 'same-origin' }
  await ask(dashboard.world, { method: 'POST', to: '/dashboard/setup', json: admin, headers })
  const visitor = await dashboard.visit()
  await visitor.open('', 'Sign in')
  await expectGoodScreen(visitor.page, 'sign-in-oidc')
  await visitor.page.getByRole('link', { name: 'Continue with Example SSO' }).click()
  await heading(visitor.page, 'Getting started')
  await press(visitor, 'Account: Kim Berg viewer')
  await visitor.page.getByText('kim@ours.example').waitFor()

  provider.claims = { ...provider.claims, sub: 'mallory', email: 'mallory@elsewhere.example' }
  const stranger = await dashboard.visit()
  await stranger.open('', 'Sign in')
  await stranger.page.getByRole('link', { name: 'Continue with Example SSO' }).click()
  await stranger.page.getByRole('alert').waitFor()
  await expectGoodScreen(stranger.page, 'sign-in-refused')
  await heading(stranger.page, 'Sign in')
})

test('a company whose key is there already is imported after a real test of the key', async () => {
  const { page } = operator
  await page.goto(await dashboard.world.platform().createDashboardUrl())
  await heading(page, 'Getting started')
  await operator.open('/connections/import', 'Import a connection')
  await press(operator, 'Test and import')
  await page.getByText('Fill this in.').first().waitFor()
  await expectGoodScreen(page, 'import-incomplete')
  const { accessKey, accessKeySecret, baseUrl } = credentials()
  await fill(operator, 'Customer id', 'acme')
  await fill(operator, 'Customer name', 'Acme Inc.')
  await fill(operator, 'Access Key', accessKey)
  await fill(operator, 'Access Key Secret', 'not this one')
  await fill(operator, 'API base URL', baseUrl)
  await press(operator, 'Test and import')
  await page.getByRole('alert').waitFor()
  await expectGoodScreen(page, 'import-refused')
  expect((await dashboard.world.api.call('connections.list', { query: {} })).items).toEqual([])
  await fill(operator, 'Access Key Secret', accessKeySecret)
  await press(operator, 'Test and import')
  await heading(page, 'Acme Inc.')
  const { items } = await dashboard.world.api.call('connections.list', { query: {} })
  connectionId = items[0]?.id ?? ''
  expect(items).toMatchObject([{ customer: { id: 'acme', name: 'Acme Inc.' }, status: 'active' }])
  expect(await page.content()).not.toContain(accessKeySecret)
})

test('a sync is paused, goes on, and is read again from the beginning by its name', async () => {
  const { page } = operator
  const sync = async () =>
    (await dashboard.world.api.call('syncs.list', { params: { id: connectionId } })).items.find(
      ({ model }) => model === 'users',
    )
  const choose = async (item: string) => {
    await press(operator, 'Actions of the sync of users')
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }
  await expect.poll(async () => (await sync())?.caughtUp, PATIENCE).toBe(true)
  await press(operator, 'Actions of the sync of users')
  await expectGoodScreen(page, 'sync-menu')
  await page.getByRole('menuitem', { name: 'Pause', exact: true }).click()
  await told(operator, 'The sync of users is paused.')
  expect(await sync()).toMatchObject({ state: 'paused' })
  await choose('Resume')
  await told(operator, 'The sync of users goes on.')
  const before = (await sync())?.lastRun?.id
  await choose('Read all again')
  await fill(operator, 'Name of the model', 'users')
  await confirm(operator, 'Read all again')
  await told(operator, 'users are read again from the beginning.')
  await expect.poll(async () => (await sync())?.lastRun?.id, PATIENCE).not.toBe(before)
})

test('a company that came from Gong belongs to nobody until somebody here says whose it is', async () => {
  const { page } = operator
  const { world } = dashboard
  const { headers } = await ask(world, { to: `/install/${keysId}` })
  const bearer = new URL(headers.location ?? '', dashboard.url).hash.slice(1)
  const json = { integrationId: keysId, credentials: credentials() }
  const { body } = await ask(world, { method: 'POST', to: '/connect/attempts', bearer, json })
  await ask(world, { method: 'POST', to: '/connect/finish', bearer, json: {} })
  const { connectionId: id } = JSON.parse(body)
  await page.goto(`${dashboard.url}/connections/${id}`)
  await page.getByRole('heading', { name: 'Whose company is this?' }).waitFor()
  await expectGoodScreen(page, 'connection-unclaimed')
  await fill(operator, 'Customer id', 'hooli')
  await fill(operator, 'Customer name', 'Hooli')
  await press(operator, 'Claim')
  await told(operator, 'This company is now that of Hooli.')
  await heading(page, 'Hooli')
  expect(await world.api.call('connections.get', { params: { id } })).toMatchObject({
    claimed: true,
    customer: { id: 'hooli', name: 'Hooli' },
  })
})

test('an integration rests and goes on, and is deleted once it was said how many companies go with it', async () => {
  const { page } = operator
  await operator.open(`/integrations/${keysId}?tab=danger`, 'Gong by key')
  await press(operator, 'Suspend integration')
  await confirm(operator, 'Suspend')
  await told(operator, 'Gong by key is suspended.')
  await expectGoodScreen(page, 'integration-suspended')
  await operator.open('/connections', 'Connections')
  await expectGoodScreen(page, 'connections-suspended')
  expect(await dashboard.world.api.call('connections.get', { params: { id: connectionId } })).toMatchObject({
    status: 'suspended',
  })
  await operator.open(`/integrations/${keysId}?tab=danger`, 'Gong by key')
  await press(operator, 'Resume integration')
  await told(operator, 'Gong by key goes on.')
  await press(operator, 'Delete integration')
  await fill(operator, 'How many connections are deleted with it', '2')
  await expectGoodScreen(page, 'integration-delete')
  await confirm(operator, 'Delete for good')
  await heading(page, 'Integrations')
  await told(operator, 'Gong by key was deleted, with 2 connections.')
  expect((await dashboard.world.api.call('connections.list', { query: {} })).items).toEqual([])
  expect(operator.complaints).toEqual([])
})
