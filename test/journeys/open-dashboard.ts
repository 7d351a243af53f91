import { mkdirSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Config } from '../../packages/server/src/config.ts'
import { openWorld, type World } from '../../packages/server/test/open-world.ts'
import { axeViolations, openBrowser } from '../browser.ts'

const SCREENS = new URL('../../artifacts/screens/', import.meta.url)

const NARROWEST_PX = 360
const SCHEMES = ['light', 'dark'] as const

/** What Chromium logs by itself of an answer that is an error. */
const OWN_STATUS = 'Failed to load resource'

export interface Dashboard {
  readonly world: World
  readonly url: string
  /** A person who was never here. */
  visit(): Promise<Visit>
  close(): Promise<void>
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** What the console said in all windows of the person, and what of a page failed. */
  readonly complaints: readonly string[]
  /** Opens a path below /dashboard, and waits for its title. */
  open(path: string, title: string): Promise<void>
}

/** A Mallet that nobody has set up, the Gong behind it, and a browser. */
export async function openDashboard(config: Partial<Config> = {}): Promise<Dashboard> {
  const world = await openWorld({ emulator: { calls: 12, users: 5, running: true }, config })
  const browser = await openBrowser(inject('chromiumPath'))
  const url = `${world.platform().publicUrl}/dashboard`
  return {
    world,
    url,
    async visit() {
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
      context.setDefaultTimeout(15_000)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const complaints: string[] = []
      context.on('console', (message) => {
        const isFault = message.type() === 'error' || message.type() === 'warning'
        if (isFault && !message.text().startsWith(OWN_STATUS)) complaints.push(message.text())
      })
      context.on('weberror', (error) => complaints.push(error.error().message))
      const page = await context.newPage()
      return {
        context,
        page,
        complaints,
        open: async (path, title) => {
          await page.goto(url + path)
          await heading(page, title)
        },
      }
    },
    close: async () => {
      await browser.close()
      await world.close()
    },
  }
}

/** The one first heading of the page says this. */
export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

/**
 * Holds a screen against axe in light and dark, and against the narrowest window that is promised; with MALLET_SCREENS=1
 * keeps pictures of it.
 */
export async function expectGoodScreen(page: Page, name: string): Promise<void> {
  await page.getByText(/^Reading /).waitFor({ state: 'hidden' })
  const found = []
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await keepScreen(page, `${name}-${colorScheme}`)
    // The same page in other colours: only they can be wrong once more.
    const rules = colorScheme === 'light' ? [] : ['color-contrast']
    found.push(...(await axeViolations(page, rules)).map((violation) => `${colorScheme}: ${violation}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  const wide = page.viewportSize()
  await page.setViewportSize({ width: NARROWEST_PX, height: 720 })
  const widthPx = await page.evaluate<number>('document.documentElement.scrollWidth')
  await keepScreen(page, `${name}-narrow`)
  if (wide) await page.setViewportSize(wide)
  expect({ name, found, widthPx }).toEqual({ name, found: [], widthPx: NARROWEST_PX })
}

async function keepScreen(page: Page, name: string): Promise<void> {
  if (process.env.MALLET_SCREENS !== '1') return
  mkdirSync(SCREENS, { recursive: true })
  await page.evaluate('scrollTo(0, 0)')
  await page.screenshot({ path: new URL(`dashboard-${name}.png`, SCREENS).pathname, fullPage: true })
}
