// MALLET_SCREENS=1 npx vitest run test/journeys, then: node --import tsx scripts/contact-sheet.ts [beginning of a name]
// Every picture of the journeys on one sheet per beginning, to be looked at side by side.
import { readdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../test/find-chromium.ts'

const SCREENS = new URL('../artifacts/screens/', import.meta.url)
const SHEET_WIDTH_PX = 1600

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** One page with all pictures and their names, in the order of the names. */
function sheetOf(files: readonly string[]): string {
  const figures = files.map(
    (file) =>
      `<figure><img src="${escaped(new URL(file, SCREENS).href)}"><figcaption>${escaped(basename(file, '.png'))}</figcaption></figure>`,
  )
  return `<!doctype html><title>Screens</title><style>
body { margin: 16px; font: 12px sans-serif; background: #888; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
figure { margin: 0 } img { display: block; max-width: 380px; max-height: 640px } figcaption { padding: 4px 0 }
</style>${figures.join('')}`
}

const beginning = process.argv[2] ?? ''
const files = readdirSync(SCREENS)
  .filter((name) => name.endsWith('.png') && !name.startsWith('sheet') && name.startsWith(beginning))
  .sort()
if (files.length === 0)
  throw new Error('There are no pictures yet. Make some with: MALLET_SCREENS=1 npx vitest run test/journeys')
const html = new URL('sheet.html', SCREENS)
writeFileSync(html, sheetOf(files))
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: SHEET_WIDTH_PX, height: 900 } })
await page.goto(html.href)
const sheet = new URL(`sheet${beginning === '' ? '' : `-${beginning}`}.png`, SCREENS).pathname
await page.screenshot({ path: sheet, fullPage: true })
await browser.close()
process.stdout.write(`${files.length} pictures on ${sheet}\n`)
