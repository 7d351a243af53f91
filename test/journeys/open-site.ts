import type { EmulatorOptions } from '@mallet/emulator'
import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import { inject } from 'vitest'
import { type ExampleApp, startExampleApp } from '../../examples/saas-app/server/start-example-app.ts'
import { oauthIntegration } from '../../packages/server/test/link.ts'
import { openWorld, type World } from '../../packages/server/test/open-world.ts'
import { openBrowser, type People } from '../browser.ts'

/** A product that has a Connect button, the Mallet and the Gong behind it, and a browser. */
export interface Site {
  readonly world: World
  readonly app: ExampleApp
  readonly browser: People
  readonly malletUrl: string
  /** The integrations that are offered, by how they link. */
  readonly integrations: { readonly oauth2: string; readonly apiKey: string }
  /** A person who was never here, at one of the product's pages; spoilt as in {@link People.lendContext}. */
  visit(path?: string, isSpoilt?: boolean): Promise<Visit>
  /** Ends what the test before linked. */
  forgetConnections(): Promise<void>
  close(): Promise<void>
}

interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Every address that any of this person's windows asked for, in order. */
  readonly asked: readonly string[]
  /** What the console of the first window said, besides that an answer was not 200. */
  readonly complaints: readonly string[]
}

export async function openSite(emulator: EmulatorOptions = {}): Promise<Site> {
  const world = await openWorld({ emulator: { calls: 12, users: 5, ...emulator } })
  const malletUrl = world.platform().publicUrl
  const oauth2 = await oauthIntegration(world)
  const { id: apiKey } = await world.api.call('integrations.create', {
    body: { name: 'Gong by key', auth: { type: 'apiKey' } },
  })
  const app = await startExampleApp({ malletUrl, malletApiKey: world.apiKey })
  const browser = await openBrowser(inject('chromiumPath'))
  return {
    world,
    app,
    browser,
    malletUrl,
    integrations: { oauth2, apiKey },
    async visit(path = '/settings/integrations', isSpoilt = false) {
      const context = await browser.lendContext({ reducedMotion: 'reduce', locale: 'en-GB' }, isSpoilt)
      context.setDefaultTimeout(15_000)
      const asked: string[] = []
      const complaints: string[] = []
      context.on('request', (request) => asked.push(request.url()))
      const page = await context.newPage()
      page.on('console', (message) => {
        const isFault = message.type() === 'error' || message.type() === 'warning'
        if (isFault && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(app.url + path)
      return { context, page, asked, complaints }
    },
    async forgetConnections() {
      const { items } = await world.api.call('connections.list', { query: {} })
      for (const { id } of items) await world.api.call('connections.delete', { params: { id } })
    },
    close: async () => {
      await browser.close()
      await app.close()
      await world.close()
    },
  }
}

/** What Connect told the product's page, in order, without instants and the session's id. */
export async function told(page: Page): Promise<object[]> {
  const lines = await page.locator('#told li').allTextContents()
  return lines.map((line) => {
    const { at: _at, sessionId: _sessionId, ...said } = JSON.parse(line)
    return said
  })
}

/** The page within the product's page. */
export const connectIn = (page: Page): FrameLocator => page.frameLocator('iframe[title="Connect Gong"]')

type Place = Page | FrameLocator

/** Links by an API key, as far as the page that says it is done. */
export async function linkByKey({ world }: Pick<Site, 'world'>, place: Place): Promise<void> {
  await place.getByRole('button', { name: 'Use an API key' }).click()
  await fillKey({ world }, place)
  await place.getByRole('button', { name: 'Test and connect' }).click()
  await place.getByRole('button', { name: 'Start reading' }).click()
  await place.getByRole('heading', { name: /^Gong is connected/ }).waitFor()
}

export async function fillKey({ world }: Pick<Site, 'world'>, place: Place): Promise<void> {
  await place.getByLabel('Access Key', { exact: true }).fill(world.emulator.accessKey)
  await place.getByLabel('Access Key Secret', { exact: true }).fill(world.emulator.accessKeySecret)
  await place.getByLabel('API base URL', { exact: true }).fill(world.emulator.apiBaseUrl)
}

/** Signs in at Gong and approves. */
export async function approveAtGong(site: Pick<Site, 'world'>, window: Page): Promise<void> {
  await signInAtGong(site, window)
  await window.getByRole('button', { name: 'Approve' }).click()
}

/** Signs in at Gong, as a technical administrator unless told otherwise. */
export async function signInAtGong(
  { world }: Pick<Site, 'world'>,
  window: Page,
  { email, password }: { readonly email: string; readonly password: string } = world.emulator.techAdmin,
): Promise<void> {
  await window.getByLabel('E-mail').fill(email)
  await window.getByLabel('Password').fill(password)
  await window.getByRole('button', { name: 'Sign in' }).click()
}
