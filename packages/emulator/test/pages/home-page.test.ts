import { gong } from '@mallet/contract/gong/index'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axeViolations, openBrowser, type People } from '../../../../test/browser.ts'
import { createEmulator, type Emulator } from '../../src/index.ts'
import { ask } from '../api.ts'
import { control } from '../control.ts'
import { ORIGIN } from '../started-emulators.ts'

let emulator: Emulator
let browser: People
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  emulator = await createEmulator({ calls: 20, users: 8, now: ORIGIN, running: false, rateLimit: false })
  browser = await openBrowser(inject('chromiumPath'))
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(emulator.appUrl)
})
afterAll(async () => {
  await browser.close()
  await emulator.close()
})

const operation = (path: string) => page.locator('.operation', { has: page.getByText(path, { exact: true }) })

test('a request that is made meanwhile appears, with what became of it', async () => {
  await ask(emulator, '/v2/users')
  await ask(emulator, '/v2/nothing')
  const rows = page.locator('#request-rows tr')
  await rows.filter({ hasText: '/v2/nothing' }).waitFor()
  const cells = await rows.locator('td:not(:first-child)').allInnerTexts()
  const [company] = emulator.companies
  expect(cells).toEqual(['404', 'GET', '/v2/nothing', company?.name, '', '200', 'GET', '/v2/users', company?.name, ''])
})

test('the clock moves by its button, and shows it', async () => {
  await page.getByRole('button', { name: 'Advance a day' }).click()
  await page.getByText('The clock stands at 2026-06-11T15:00:00.000Z.').waitFor()
  expect(await page.locator('#now').innerText()).toBe('2026-06-11 15:00:00')
  expect(emulator.now()).toBe('2026-06-11T15:00:00.000Z')
  await emulator.advance({ seconds: 3600 })
  await page.locator('#now', { hasText: '2026-06-11 16:00:00' }).waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('running', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Hold', exact: true }).click()
  await page.getByText('held', { exact: true }).waitFor()
})

test('a fault is added, told how often it fired, and cleared', async () => {
  await page.getByLabel('What').selectOption({ label: 'Answer 503' })
  await page.getByLabel('Of', { exact: true }).selectOption('users.list')
  await page.getByLabel('Times').fill('2')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('fault-1 is in force.').waitFor()
  expect((await ask(emulator, '/v2/users')).status).toBe(503)
  await page.getByText('at operation users.list; fired 1 of 2').waitFor()
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.getByText('No fault is in force.').waitFor()
  expect(await page.locator('#fault-rows li').count()).toBe(0)
  expect(emulator.faults.list()).toEqual([])
})

test('an assumption is switched at once', async () => {
  const choice = page.getByLabel('refreshTokenRotation', { exact: true })
  await choice.selectOption('single-use')
  await page.getByText('refreshTokenRotation plays single-use.').waitFor()
  const { body } = await control(emulator, 'GET', '/assumptions')
  expect(body.items).toContainEqual(expect.objectContaining({ name: 'refreshTokenRotation', current: 'single-use' }))
})

test('the filter leaves the operations that have all of its words', async () => {
  await page.getByLabel('Filter').fill('post transcript')
  await page.getByText('1 operation fits.').waitFor()
  expect(await page.locator('.operation:visible summary code').allInnerTexts()).toEqual(['/v2/calls/transcript'])
  await page.getByLabel('Filter').fill('')
  await page.getByRole('button', { name: 'Open all areas' }).click()
  expect(await page.locator('.operation:visible').count()).toBe(Object.keys(gong).length)
  await page.getByRole('button', { name: 'Close all areas' }).click()
  expect(await page.locator('.operation:visible').count()).toBe(0)
})

test('with the keyboard alone an operation is found, opened and copied', async () => {
  await page.getByLabel('Filter').focus()
  await page.keyboard.type('/v2/calls/transcript')
  // Past the button that opens all areas, and the area.
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
  await page.getByText('Copied', { exact: true }).waitFor()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(copied).toBe(await operation('/v2/calls/transcript').locator('pre').innerText())
  expect(copied).toContain(emulator.accessKeySecret)
})

test('the page says what it is, is accessible in light and dark, and fits the narrowest screen', async () => {
  expect(await page.locator('h1').allInnerTexts()).toEqual(['A Gong to build and test on'])
  expect(await page.locator('header').innerText()).toBe('Emulator, not affiliated with Gong')
  // One area stands for all: axe takes a second for each dozen of commands that are open.
  await page.getByLabel('Filter').fill('calls.')
  await page.evaluate(`for (const details of document.querySelectorAll('.operation')) details.open = !details.hidden`)
  expect(await page.locator('pre:visible').count()).toBeGreaterThan(4)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect({ [colorScheme]: await axeViolations(page) }).toEqual({ [colorScheme]: [] })
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
})

test('without scripts the page has its commands, and no button that does nothing', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(emulator.appUrl)
  expect(await plain.getByRole('button').count()).toBe(0)
  await plain.getByRole('heading', { name: 'Workspaces', exact: true }).click()
  await plain.locator('.operation:visible summary').click()
  expect(await plain.locator('pre:visible', { hasText: '/v2/workspaces' }).count()).toBe(1)
  await context.close()
})

test('nothing that the page did was against its policy', () => {
  expect(complaints).toEqual([])
})
