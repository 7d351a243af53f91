import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, inject, test } from 'vitest'
import { freePort } from '../../packages/server/src/cli/free-port.ts'
import { BRIEF } from '../../packages/server/test/harness/brief-node.ts'
import { buildProgram } from '../../packages/server/test/harness/build-program.ts'
import { oauthIntegration } from '../../packages/server/test/link.ts'
import { openWorld } from '../../packages/server/test/open-world.ts'
import { openBrowser } from '../browser.ts'

const ROOT = join(import.meta.dirname, '../..')
const SECTION = 'A Connect button in your product'
/** What somebody adds to a product to have the button. */
const MOST_LINES = 20
/** In the README; another program may have it here. */
const USUAL_PORT = '3000'

/** What the tests opened, closed in reverse. */
const opened: (() => unknown)[] = []
afterAll(async () => {
  for (const close of opened.reverse()) await close()
})

/** The only block of code of the section, as a reader copies it. */
async function readExample(): Promise<string> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  const [, section = ''] = readme.split(`## ${SECTION}\n`)
  const blocks = [...(section.split('\n## ')[0] ?? '').matchAll(/^```js\n([\s\S]*?)^```$/gm)]
  expect(blocks).toHaveLength(1)
  return blocks[0]?.[1] ?? ''
}

/** Runs it as its reader would, on a port of its own. Answers the address of its page. */
async function start(text: string, env: Readonly<Record<string, string>>): Promise<string> {
  const port = String(await freePort('127.0.0.1'))
  // Within a package that may import the SDK, in a folder that git ignores.
  const parent = join(ROOT, 'packages/sdk/.mallet')
  await mkdir(parent, { recursive: true })
  const directory = await mkdtemp(join(parent, 'readme-'))
  opened.push(() => rm(directory, { recursive: true, force: true }))
  await writeFile(join(directory, 'server.mjs'), text.replaceAll(USUAL_PORT, port))
  const program = await buildProgram(join(directory, 'server.mjs'))
  opened.push(program.remove)
  const child = spawn(process.execPath, [...BRIEF, program.path], { env: { ...process.env, ...env }, stdio: 'pipe' })
  opened.push(() => child.kill())
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk
    })
  }
  const url = `http://localhost:${port}`
  const answers = () => fetch(url).then(({ ok }) => ok)
  await expect
    .poll(() => (child.exitCode === null ? answers().catch(() => false) : said || 'it ended'), { timeout: 30_000 })
    .toBe(true)
  return url
}

test('the README leads from nothing to a button that opens Connect, in under twenty lines', async () => {
  const text = await readExample()
  expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThan(MOST_LINES)

  const world = await openWorld({ emulator: { calls: 12, users: 5 } })
  opened.push(world.close)
  await oauthIntegration(world)
  const url = await start(text, { MALLET_URL: world.platform().publicUrl, MALLET_API_KEY: world.apiKey })
  const browser = await openBrowser(inject('chromiumPath'))
  opened.push(() => browser.close())
  const page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(url)
  await page.getByRole('button', { name: 'Connect Gong' }).click()
  const connect = page.frameLocator('iframe[title="Connect Gong"]')
  await connect.getByRole('button', { name: 'Continue to Gong' }).waitFor()
  const { items } = await world.api.call('connectSessions.list', { query: {} })
  expect(items).toHaveLength(1)
})
