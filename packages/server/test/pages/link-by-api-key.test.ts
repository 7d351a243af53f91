import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { expectAccessible, keptByScripts, openVisits, tabTo } from './visit.ts'

let world: World
let visits: Awaited<ReturnType<typeof openVisits>>
let integrationId: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  integrationId = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } })).id
  visits = await openVisits()
})
afterAll(async () => {
  await visits.close()
  await world.close()
})

async function openForm() {
  const visit = await visits.visit()
  await visit.page.goto(`${world.platform().publicUrl}/connect#${await openSession(world, integrationId)}`)
  const field = (name: string) => visit.page.getByRole('textbox', { name, exact: true })
  await field('Access Key').waitFor()
  return { ...visit, field, secret: visit.page.locator('#access-key-secret') }
}

const connect = (page: Page) => page.getByRole('button', { name: 'Connect', exact: true }).click()
const connected = (page: Page) => page.getByRole('heading', { name: 'Connected' }).waitFor()

test('a wrong secret is told beside the fields and keeps what was typed; the right one then links', async () => {
  const { accessKey, accessKeySecret, apiBaseUrl } = world.emulator
  const { page, field, secret, seen, complaints } = await openForm()
  await expectAccessible(page)
  await field('Access Key').fill(` ${accessKey} `)
  await secret.fill('not-the-secret')
  await field('API base URL').fill(`${apiBaseUrl}/`)
  await connect(page)

  const alert = page.getByRole('alert')
  await alert.getByText('Gong refused the Access Key or the Access Key Secret.').waitFor()
  await alert.getByText(/^req_/).waitFor()
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await secret.fill(accessKeySecret)
  expect(await secret.getAttribute('aria-invalid')).toBeNull()
  await connect(page)

  await connected(page)
  expect(await keptByScripts(page)).not.toContain(accessKeySecret)
  expect(seen()).not.toContain(accessKeySecret)
  expect(complaints()).toEqual([])
})

test('the address of another company is told beside the base URL, and the request id can be copied', async () => {
  const { page, field, secret } = await openForm()
  await field('Access Key').fill('KEY')
  await secret.fill('SECRET')
  await field('API base URL').fill('https://us-12345.api.gong.example')
  await connect(page)

  await page.getByText('The base URL is not an address of the Gong API for this company.').waitFor()
  expect(await field('API base URL').getAttribute('aria-invalid')).toBe('true')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()
  await page.getByRole('button', { name: 'Copy the request id' }).click()
  await page.getByText('The request id is copied.').waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^req_/)
})

test('a field is checked when it is left, then while it changes, and nothing is sent until all are right', async () => {
  const { page, field } = await openForm()
  const sent = world.emulator.requests().length
  await field('Access Key').pressSequentially('two words')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()
  await field('API base URL').fill('us-12345.api.gong.io')
  await page.getByText('An Access Key has letters, digits and hyphens only.').waitFor()
  await field('Access Key').fill('two-words')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()

  await connect(page)
  await page.getByText('Enter the Access Key Secret.').waitFor()
  await page.getByText('Begin with https://').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('access-key-secret')
  await field('API base URL').fill('https://us-12345.api.gong.io/v2')
  await page.getByText('Leave out everything after the host').waitFor()
  await expectAccessible(page)
  expect(world.emulator.requests()).toHaveLength(sent)
})

test('the keyboard alone fills in the form, reads where the values are, and links', async () => {
  const { accessKey, accessKeySecret, apiBaseUrl } = world.emulator
  const { page, secret } = await openForm()
  await tabTo(page, 'Access Key')
  await page.keyboard.type(accessKey)
  await tabTo(page, 'Where do I find this? (Access Key)')
  await page.keyboard.press('Enter')
  await page.getByText('Gong shows the Access Key at the top.').waitFor()
  await tabTo(page, 'Access Key Secret')
  await page.keyboard.type(accessKeySecret)
  await tabTo(page, 'Show')
  await page.keyboard.press('Space')
  expect(await secret.getAttribute('type')).toBe('text')
  await tabTo(page, 'API base URL')
  await page.keyboard.type(apiBaseUrl)
  await page.keyboard.press('Enter')

  await connected(page)
})
