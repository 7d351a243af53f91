import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axeViolations, openBrowser, type People } from '../../../test/browser.ts'
import type { Emulator } from '../src/index.ts'
import { truth } from './control.ts'
import { authorizeUrl } from './link.ts'
import { startEmulator } from './started-emulators.ts'

let browser: People

beforeAll(async () => {
  browser = await openBrowser(inject('chromiumPath'))
})

afterAll(() => browser.close())

/** A fresh browser, and all that its console complained about. */
async function openPage(colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ colorScheme })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}

async function signIn(page: Page, emulator: Emulator, email = emulator.techAdmin.email): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(emulator.techAdmin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What every page owes its reader. */
async function expectGoodPage(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.locator('header').innerText()).toBe('Emulator, not affiliated with Gong')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
}

test.each(['light', 'dark'] as const)('every page is accessible and says what it is, in %s', async (scheme) => {
  const emulator = await startEmulator()
  const { page, complaints } = await openPage(scheme)
  await page.goto(authorizeUrl(emulator))
  await expectGoodPage(page)
  const [first, second] = (await truth(emulator, 'users')).map(({ data }) => String(data.emailAddress))
  await signIn(page, emulator, first === emulator.techAdmin.email ? second : first)
  await page.getByRole('heading', { name: 'You cannot approve this' }).waitFor()
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Sign in as somebody else' }).click()
  await signIn(page, emulator)
  await page.getByRole('button', { name: 'Approve' }).waitFor()
  await expectGoodPage(page)
  // Chromium logs a page's own status as an error; everything else is one.
  expect(complaints.filter((text) => !text.includes('the server responded with a status of 403'))).toEqual([])
  await page.goto(authorizeUrl(emulator, { client_id: 'nobody' }))
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor()
  await expectGoodPage(page)
  await page.context().close()
})

test('a wrong password is told beside the form and keeps the address', async () => {
  const emulator = await startEmulator()
  const { page } = await openPage()
  await page.goto(authorizeUrl(emulator))
  await page.getByLabel('E-mail').fill(emulator.techAdmin.email)
  await page.getByLabel('Password').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await expectGoodPage(page)
  expect(await page.getByLabel('E-mail').inputValue()).toBe(emulator.techAdmin.email)
  await page.context().close()
})

test.each([
  ['Approve', 'code'],
  ['Deny', 'error'],
])('%s takes a browser to the app on another origin, under the policy of the page', async (button, parameter) => {
  const emulator = await startEmulator()
  const { page } = await openPage()
  const landed = page.waitForRequest((request) => request.url().startsWith(emulator.redirectUris[0] ?? ''))
  await page.route('http://127.0.0.1:4400/**', (route) => route.fulfill({ body: 'the app' }))
  await page.goto(authorizeUrl(emulator))
  await signIn(page, emulator)
  await page.getByRole('button', { name: button }).click()
  expect(new URL((await landed).url()).searchParams.get(parameter)).toBeTruthy()
  await page.context().close()
})

test('the consent page says in words what is asked for', async () => {
  const emulator = await startEmulator()
  const { page } = await openPage()
  await page.goto(authorizeUrl(emulator, { scope: 'api:users:read api:calls:read:transcript' }))
  await signIn(page, emulator)
  const items = await page.getByRole('listitem').allInnerTexts()
  expect(items).toEqual([expect.stringMatching(/^Read the users/), 'Read the transcripts of calls'])
  await page.context().close()
})
