import type { BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { axeViolations, openBrowser, type People } from '../../../../test/browser.ts'

/** A person's tab, and what a bystander could see of it. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Every address that was asked for, and every line of the console. */
  seen(): string
  /** What the console said besides that an answer was not 200. */
  complaints(): readonly string[]
}

interface Visits {
  /** A person who was never here; spoilt as in {@link People.lendContext}. */
  visit(isSpoilt?: boolean): Promise<Visit>
  close(): Promise<void>
}

/** Opens Chromium for the tests of a file. */
export async function openVisits(): Promise<Visits> {
  const browser = await openBrowser(inject('chromiumPath'))
  return {
    async visit(isSpoilt) {
      const context = await browser.lendContext(
        { permissions: ['clipboard-read', 'clipboard-write'], reducedMotion: 'reduce' },
        isSpoilt,
      )
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      const addresses: string[] = []
      const lines: string[] = []
      page.on('request', (request) => addresses.push(request.url()))
      page.on('console', (message) => lines.push(message.text()))
      page.on('pageerror', (error) => lines.push(error.message))
      return {
        page,
        context,
        seen: () => [...addresses, ...lines].join('\n'),
        complaints: () => lines.filter((line) => !line.startsWith('Failed to load resource')),
      }
    },
    close: () => browser.close(),
  }
}

/** Holds the page as it is now against axe, in light and dark, and against the narrowest screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // The same page in other colours: only they can be wrong once more.
  for (const [colorScheme, rules] of [
    ['light', []],
    ['dark', ['color-contrast']],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect({ [colorScheme]: await axeViolations(page, rules) }).toEqual({ [colorScheme]: [] })
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  if (size) await page.setViewportSize(size)
}

/** Everything that the tab keeps for scripts. */
export const keptByScripts = (page: Page): Promise<string> =>
  page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href])')

/** Moves the focus on until it is on what is looked for, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(
      `(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()`,
    )
    if (focused === name) return
  }
  throw new Error(`the tabulator never reaches ${name}`)
}
