import { expect, test } from 'vitest'
import { findChromium, type Machine } from './find-chromium.ts'

function machine(installed: string[], overrides: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: '/usr/local/bin:/opt/google/bin' },
    playwrightPath: '/cache/playwright/chrome',
    isExecutable: (path) => installed.includes(path),
    install: undefined,
    ...overrides,
  }
}

test('the browser named in MALLET_CHROMIUM wins over all others', () => {
  const named = machine(['/my/chrome', '/usr/bin/chromium'], { env: { MALLET_CHROMIUM: '/my/chrome' } })
  expect(findChromium(named)).toBe('/my/chrome')
})

test('a wrong MALLET_CHROMIUM fails instead of falling back to another browser', () => {
  const wrong = machine(['/usr/bin/chromium'], { env: { MALLET_CHROMIUM: '/my/chrome' } })
  expect(() => findChromium(wrong)).toThrow('/my/chrome')
})

test("Playwright's browser wins over the system's, and chromium over Chrome", () => {
  expect(findChromium(machine(['/cache/playwright/chrome', '/usr/bin/chromium']))).toBe('/cache/playwright/chrome')
  expect(findChromium(machine(['/opt/google/bin/google-chrome', '/usr/bin/chromium']))).toBe('/usr/bin/chromium')
  expect(findChromium(machine(['/opt/google/bin/google-chrome']))).toBe('/opt/google/bin/google-chrome')
})

test('where none is found and the system can install one, it is installed once and used', () => {
  const installed: string[] = []
  const install = () => void installed.push('/usr/bin/chromium')
  expect(findChromium(machine(installed, { install }))).toBe('/usr/bin/chromium')
  expect(findChromium(machine(installed, { install }))).toBe('/usr/bin/chromium')
  expect(installed).toHaveLength(1)
})

test('where none can be had, one line says how to get one', () => {
  expect(() => findChromium(machine([]))).toThrow(/^[^\n]*npx playwright-core install chromium[^\n]*$/)
})
