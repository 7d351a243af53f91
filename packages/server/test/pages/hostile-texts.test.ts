import { afterAll, beforeAll, expect, test } from 'vitest'
import { oauthIntegration } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { openVisits, type Visit } from './visit.ts'

const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
]

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

/** A browser in which every dialog that a script opens is counted. */
async function wary(): Promise<Visit & { dialogs: () => number }> {
  const visit = await visits.visit()
  let dialogs = 0
  visit.page.on('dialog', async (dialog) => {
    dialogs++
    await dialog.dismiss()
  })
  return { ...visit, dialogs: () => dialogs }
}

/** No element of the texts came to be, no script of theirs ran, and nothing tried to. */
async function expectHarmless({ page, dialogs, complaints }: Awaited<ReturnType<typeof wary>>): Promise<void> {
  expect(await page.locator('img, svg[onload], [onerror], body script:not([src])').count()).toBe(0)
  expect(dialogs()).toBe(0)
  expect(complaints()).toEqual([])
}

test('A8: what a callback brings is shown by no browser as anything but text', async () => {
  const visit = await wary()
  for (const markup of MARKUP) {
    const query = new URLSearchParams({ error: markup, error_description: markup, state: markup, code: markup })
    await visit.page.goto(`${world.platform().publicUrl}/oauth/callback?${query}`)
    await visit.page.getByRole('heading', { level: 1 }).waitFor()

    await expectHarmless(visit)
  }
})

test('A8: the names that a caller gives stand on the linking page as text', async () => {
  const visit = await wary()
  for (const markup of MARKUP) {
    const body = { integrationId, customer: { id: 'acme', name: markup } }
    const { token } = await world.api.call('connectSessions.create', { body })
    await visit.page.goto(`${world.platform().publicUrl}/connect#${token}`)
    await visit.page.getByText('You need to be a Gong technical administrator.').waitFor()

    expect(await visit.page.getByRole('main').textContent()).toContain(markup)
    await expectHarmless(visit)
    await visit.page.goto('about:blank')
  }
})
