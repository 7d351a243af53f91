import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { World } from '../../packages/server/test/open-world.ts'
import {
  expectAccessible,
  keptByScripts,
  openVisits,
  tabTo,
  type Visit,
} from '../../packages/server/test/pages/visit.ts'

export { expectAccessible, keptByScripts, openVisits, tabTo, type Visit }

const SCREENS = new URL('../../artifacts/screens/', import.meta.url)
const SIZES = { desktop: { width: 1024, height: 800 }, phone: { width: 375, height: 720 } } as const

/** Holds a view against axe in both themes and the narrowest screen; with MALLET_SCREENS=1 keeps pictures of it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  await keepScreens(page, name)
}

/** Pictures of a view in both themes, on a desk and on a phone, where they are asked for. */
export async function keepScreens(page: Page, name: string): Promise<void> {
  if (process.env.MALLET_SCREENS !== '1') return
  mkdirSync(SCREENS, { recursive: true })
  const before = page.viewportSize()
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    // As high as the page, so that the bar at its bottom stands there.
    const height = await page.evaluate<number>('document.documentElement.scrollHeight')
    await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, height) })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = new URL(`connect-${name}-${size}-${colorScheme}.png`, SCREENS).pathname
      await page.screenshot({ path })
    }
  }
  if (before) await page.setViewportSize(before)
  // What is pressed next is where it was only once that is drawn, frames of other sites included.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Signs in at the emulated Gong. */
export async function signInAtGong(page: Page, { emulator }: Pick<World, 'emulator'>): Promise<void> {
  const { email, password } = emulator.techAdmin
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

/** No script, no style and no address was refused by the policy, and nothing else complained. */
export function expectNoComplaints({ complaints }: Pick<Visit, 'complaints'>): void {
  // A page that closes itself cannot know whether it may.
  expect(complaints().filter((line) => !line.startsWith('Scripts may close'))).toEqual([])
}
