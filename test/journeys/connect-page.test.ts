import { afterAll, beforeAll, expect, test } from 'vitest'
import { trigger } from '../../packages/server/test/wait.ts'
import { expectNoComplaints, heading, keptByScripts, lookAt, press, signInAtGong } from './connect-visit.ts'
import { type Linking, openLinking } from './open-linking.ts'

let linking: Linking

beforeAll(async () => {
  linking = await openLinking()
})
afterAll(() => linking.close())

const connectionsOf = async (customerId: string) =>
  (await linking.world.api.call('connections.list', { query: { customerId } })).items

test('a technical administrator signs in at Gong, chooses what is read, and the token is worth nothing afterwards', async () => {
  const { page, url, token, customerId, complaints, seen } = await linking.open()
  await heading(page, 'Connect Gong to Acme Insights')
  expect(page.url()).toBe(`${linking.publicUrl}/connect`)
  await page.getByText('You need to be a Gong technical administrator').waitFor()
  await page.getByText('Read the names of your workspaces').waitFor()
  await page.getByText('Reading only. Nothing in Gong is changed.').waitFor()
  expect(await page.getByRole('main').textContent()).toContain('Globex')
  await lookAt(page, 'oauth-intro')

  await press(page, 'Continue to Gong')
  await signInAtGong(page, linking.world)
  await press(page, 'Approve')
  await heading(page, 'What should Acme Insights read?')
  await page.getByLabel('Only these').check()
  await lookAt(page, 'choosing')
  await page.getByLabel('30 days ago').check()
  await page.getByLabel('Read them too').check()
  await press(page, 'Start reading')

  await heading(page, 'Gong is connected')
  await lookAt(page, 'success')
  expect(await keptByScripts(page)).not.toContain('cst_')
  const [connection] = await connectionsOf(customerId)
  expect(connection).toMatchObject({ status: 'active', settings: { privateCalls: true } })
  expect(connection?.settings.since).toBeDefined()
  expectNoComplaints({ complaints })
  expect(seen()).not.toContain(token)
  await page.reload()
  await heading(page, 'Gong is connected')

  const other = await linking.visit()
  await other.page.goto(url)
  await heading(other.page, 'This link no longer works')
  await lookAt(other.page, 'expired')
})

test('an API key is tested: a wrong secret is told beside the fields and keeps what was typed, the right one links', async () => {
  const { accessKey, accessKeySecret, apiBaseUrl } = linking.world.emulator
  const { page, complaints, seen } = await linking.open({ integrationIds: [linking.apiKey], configure: false })
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await heading(page, 'Connect Gong with an API key')
  await lookAt(page, 'api-key')
  await field('Access Key').fill(` ${accessKey} `)
  await field('Access Key Secret').fill('not-the-secret')
  await field('API base URL').fill(`${apiBaseUrl}/`)
  await press(page, 'Test and connect')

  await page.getByRole('alert').getByText('Gong refused the Access Key or the Access Key Secret.').waitFor()
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBe('true')
  await press(page, 'Details')
  await press(page, 'Copy the request id')
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^req_/)
  await lookAt(page, 'api-key-refused')
  await field('Access Key Secret').fill(accessKeySecret)
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()
  await press(page, 'Test and connect')

  await heading(page, 'Gong is connected')
  expect(await keptByScripts(page)).not.toContain(accessKeySecret)
  expect(seen()).not.toContain(accessKeySecret)
  expectNoComplaints({ complaints })
})

test('a field is checked when it is left, then with every letter, and nothing is sent until all are right', async () => {
  const { page, seen } = await linking.open({
    integrationIds: [linking.apiKey],
    preset: { baseUrl: 'https://us-12345.api.gong.io' },
  })
  const field = (name: string) => page.getByLabel(name, { exact: true })
  await field('Access Key').pressSequentially('two words')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()
  await field('Access Key Secret').focus()
  await page.getByText('An Access Key has letters, digits and hyphens only.').waitFor()
  expect(await field('API base URL').getAttribute('readonly')).not.toBeNull()
  await page.getByText('Set by Acme Insights.').waitFor()

  await press(page, 'Test and connect')
  await page.getByRole('alert').getByText('2 fields need another look').waitFor()
  await page.getByRole('button', { name: 'Where do I find this? (Access Key Secret)' }).click()
  await page.getByRole('img', { name: /^Drawing/ }).waitFor()
  await lookAt(page, 'api-key-faults')
  await page.getByRole('link', { name: 'Access Key', exact: true }).click()
  expect(await page.evaluate('document.activeElement.id')).toBe('accessKey')
  await field('Access Key').fill('one-word')
  expect(await field('Access Key').getAttribute('aria-invalid')).toBeNull()
  expect(seen()).not.toContain('/connect/attempts')
})

test('who denies at Gong is told so, with a way on, and links at the second try', async () => {
  const { page, customerId } = await linking.open({
    integrationIds: [linking.oauth, linking.apiKey],
    configure: false,
  })
  await heading(page, 'How do you want to connect Gong?')
  await lookAt(page, 'choose')
  await page.getByRole('button', { name: /Sign in to Gong/ }).click()
  await press(page, 'Continue to Gong')
  await signInAtGong(page, linking.world)
  await press(page, 'Deny')

  await heading(page, 'Gong was not connected')
  await page.getByText('Access was denied on the page of Gong.').waitFor()
  await press(page, 'Details')
  await lookAt(page, 'denied')
  expect(await connectionsOf(customerId)).toEqual([])
  await press(page, 'Connect another way')
  await heading(page, 'How do you want to connect Gong?')
  await page.getByRole('button', { name: /Sign in to Gong/ }).click()
  await press(page, 'Continue to Gong')
  await press(page, 'Approve')
  await heading(page, 'Gong is connected')
})

test('who comes back from Gong without deciding can go there again or give up', async () => {
  const { page } = await linking.open({ configure: false })
  await press(page, 'Continue to Gong')
  await page.getByLabel('E-mail').waitFor()
  await page.goto(`${linking.publicUrl}/connect`)

  await heading(page, 'Still waiting for Gong')
  await page.getByRole('button', { name: 'It says that you are not an administrator' }).click()
  await lookAt(page, 'waiting')
  await press(page, 'Open Gong again')
  await page.getByLabel('E-mail').waitFor()
  await page.goto(`${linking.publicUrl}/connect`)
  await press(page, 'Cancel')
  await heading(page, 'Connect Gong to Acme Insights')
  expect(await keptByScripts(page)).not.toContain('att_')
})

test('who is no administrator copies a link, and sees it when somebody linked with it', async () => {
  const { page } = await linking.open({ configure: false })
  await press(page, 'Copy a link for them')
  await heading(page, 'Send this link to an administrator')
  await press(page, 'Copy the link')
  await page.getByText('The link is copied.').waitFor()
  await lookAt(page, 'share')
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')

  const other = await linking.visit()
  await other.page.goto(copied)
  await press(other.page, 'Continue to Gong')
  await signInAtGong(other.page, linking.world)
  await press(other.page, 'Approve')
  await heading(other.page, 'Gong is connected')
  await heading(page, 'Gong is connected')
})

test('a connection that broke is connected again under its id, and the page says why it broke', async () => {
  const { page, customerId } = await linking.open({ configure: false })
  await press(page, 'Continue to Gong')
  await signInAtGong(page, linking.world)
  await press(page, 'Approve')
  await heading(page, 'Gong is connected')
  const [before] = await connectionsOf(customerId)
  linking.world.emulator.revokeGrants()
  await trigger(linking.world, before?.id ?? '', 'users')

  const again = await linking.open({ connectionId: before?.id ?? '' })
  await heading(again.page, 'Connect Gong again')
  await again.page.getByText('The connection stopped working.').waitFor()
  await again.page.getByText('Connecting again keeps everything that was read.').waitFor()
  await lookAt(again.page, 'repair')
  await press(again.page, 'Continue to Gong')
  await signInAtGong(again.page, linking.world)
  await press(again.page, 'Approve')
  await heading(again.page, 'What should Acme Insights read?')
  await press(again.page, 'Start reading')
  await heading(again.page, 'Gong is connected again')
  expect(await connectionsOf(customerId)).toMatchObject([{ id: before?.id, status: 'active' }])
})

test('a page that is opened without a link, or with a broken one, says where to start', async () => {
  const { page } = await linking.visit()
  await page.goto(`${linking.publicUrl}/connect`)
  await heading(page, 'This page can’t be opened directly')
  await lookAt(page, 'no-token')
  await page.goto((await linking.linkFor()).url)
  await heading(page, 'Connect Gong to Acme Insights')
  await page.goto(`${linking.publicUrl}/connect#not-a-token`)
  await heading(page, 'This page can’t be opened directly')
  await page.goto(`${linking.publicUrl}/connect#cst_thatneverexisted`)
  await heading(page, 'This link no longer works')
})

test('a launch address that came from elsewhere says whom it links, and goes on by a click alone', async () => {
  const { token } = await linking.linkFor({ configure: false, customer: { id: 'stranger', name: 'Initech' } })
  const answer = await fetch(`${linking.publicUrl}/connect/attempts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  const { launchUrl }: { launchUrl: string } = JSON.parse(await answer.text())
  const { page, complaints } = await linking.visit()
  await page.goto(launchUrl)
  await heading(page, 'Connect Gong to Acme Insights?')
  await page.getByText('Initech').waitFor()
  expect(page.url()).toBe(`${linking.publicUrl}/connect/confirm`)
  await lookAt(page, 'confirm')
  await press(page, 'Continue to Gong')
  await page.getByLabel('E-mail').waitFor()
  await page.goto(`${linking.publicUrl}/connect/done`)
  await heading(page, 'You can close this window')
  await lookAt(page, 'done')
  await page.goto(launchUrl)
  await heading(page, 'Gong was not connected')
  expectNoComplaints({ complaints })
})
