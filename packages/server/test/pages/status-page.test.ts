import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { trigger, until, untilCaughtUp } from '../wait.ts'
import { expectAccessible, keptByScripts, openVisits, type Visit } from './visit.ts'

let world: World
let visits: Awaited<ReturnType<typeof openVisits>>
let connectionId: string
let visit: Visit

/** Slow enough to be watched. */
const ONE_A_SECOND = { callsPerSecond: 1 }

const SHOWN_PROGRESS = `[...document.querySelectorAll('progress')].filter((bar) => bar.checkVisibility()).map(({ value }) => value)`

// One company fills up under the eyes of one person, so these tests follow each other.
beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 250, users: 12 } })
  visits = await openVisits()
})
afterAll(async () => {
  await visits.close()
  await world.close()
})

const row = (page: Page, model: string) => page.getByRole('row', { name: new RegExp(`^${model} `) })
const dashboard = () => `${world.platform().publicUrl}/dashboard`

test('without a session the page says which address opens it, and shows nothing', async () => {
  const { page } = await visits.visit()
  await page.goto(dashboard())

  await page.getByText('Open the address that npm start printed.').waitFor()
  await expectAccessible(page)
})

test('the address signs in once: the code leaves it, and the cookie is out of reach of scripts', async () => {
  const address = await world.platform().createDashboardUrl()
  visit = await visits.visit()
  await visit.page.goto(address)

  await visit.page.getByText('No Gong company is linked yet').waitFor()
  await expectAccessible(visit.page)
  expect(visit.page.url()).toBe(dashboard())
  expect(visit.seen()).not.toContain(new URL(address).hash.slice(1))
  expect(await keptByScripts(visit.page)).toBe(JSON.stringify([{}, {}, '', dashboard()]))

  const other = await visits.visit()
  await other.page.goto(address)
  await other.page.getByText('This dashboard address was already used or has expired.').waitFor()
  await visit.page.goto(address)
  await visit.page.getByText('No Gong company is linked yet').waitFor()
})

test('a company that is linked appears by itself and fills up against the number that Gong told', async () => {
  const { page } = visit
  connectionId = await linkByOAuth(world, ONE_A_SECOND)

  await page.getByRole('heading', { level: 2, name: 'Acme Inc.' }).waitFor()
  const filling = page.getByRole('progressbar', { name: /^Calls read of the/ })
  await filling.waitFor()
  const told = Number(await filling.getAttribute('max'))
  const readings: number[] = []
  await until('the first window is stored', async () => {
    const values = await page.evaluate<number[]>(SHOWN_PROGRESS)
    readings.push(...values)
    return values.length === 0
  })
  expect(readings.length).toBeGreaterThan(0)
  expect(readings).toEqual(readings.toSorted((a, b) => a - b))
  expect(readings[0]).toBeGreaterThan(0)
  expect(readings[0]).toBeLessThan(told)
  await untilCaughtUp(world, connectionId)
})

test('a company that is caught up shows its counts, its budget and when it is read again', async () => {
  const { page } = visit
  const calls = await world.truth('calls')
  const { items } = await world.api.call('syncs.list', { params: { id: connectionId } })
  const { budget } = await world.api.call('connections.status', { params: { id: connectionId } })
  const leftOut = items.find(({ model }) => model === 'calls')?.leftOut ?? 0

  for (const model of ['Users', 'Workspaces', 'Calls', 'Transcripts']) {
    await row(page, model).getByText('Caught up').waitFor()
  }
  expect(leftOut).toBeGreaterThan(0)
  expect(await row(page, 'Calls').getByRole('cell').nth(1).textContent()).toContain(calls.size.toLocaleString('en'))
  expect(await row(page, 'Calls').getByRole('cell').nth(2).textContent()).toBe(`${leftOut} private`)
  expect(await row(page, 'Calls').getByRole('cell').nth(3).textContent()).toMatch(/requests, \d+ added, \d+ updated/)
  expect(await row(page, 'Calls').getByRole('cell').nth(4).textContent()).toMatch(/^in /)
  expect(await page.getByText('Call budget today').locator('..').textContent()).toContain(`${budget.usedToday} used`)
  await page.getByText('limit 10,000').waitFor()
  await page.getByRole('status').getByText('Acme Inc., ').waitFor()
  await expectAccessible(page)
  expect(visit.complaints()).toEqual([])
})

test('a page that nobody sees asks for nothing, and goes on when it is seen', async () => {
  const { page } = visit
  const hide = (hidden: boolean) =>
    page.evaluate(
      `Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });` +
        `document.dispatchEvent(new Event('visibilitychange'))`,
    )
  const count = () => visit.seen().split('/v1/connections?').length
  await hide(true)
  await page.waitForTimeout(1000)
  const before = count()
  await page.waitForTimeout(3000)
  expect(count()).toBe(before)

  await hide(false)
  await until('the page asks again', async () => count() > before)
})

test('a connection that Gong refuses is told with its reason and what to do', async () => {
  world.emulator.expireAccessTokens()
  world.emulator.revokeGrants()
  await trigger(world, connectionId, 'users')
  const { page } = visit

  await page.getByText('Needs to be connected again', { exact: true }).waitFor()
  await page.getByText('Ask the customer to connect Gong again. Records and ids are kept.').first().waitFor()
  await page.getByText('The last run of users failed').waitFor()
  await expectAccessible(page)
})

test('a platform that stopped is told, while the last reading stays on the page', async () => {
  const { page } = visit
  await world.platform().close()

  await page.getByText('This page did not reach its server. Trying again every five seconds.').first().waitFor()
  await page.getByRole('heading', { level: 2, name: 'Acme Inc.' }).waitFor()
  expect(await page.getByRole('row').count()).toBe(5)
})
