// npm run pages: what browsers get of Connect and the dashboard, built where its sources have changed since.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { takeInstallLock } from './install-lock.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILT = join(ROOT, 'packages/server/pages')

/** Each app and the script of Connect, where its Vite settings lie, and what it is made of. */
const APPS = [
  {
    name: 'connect',
    folder: 'packages/connect/page',
    sources: ['packages/connect/page', 'packages/connect/src', 'packages/contract/src', 'packages/sdk/src'],
  },
  {
    name: 'script',
    folder: 'packages/connect/script',
    sources: ['packages/connect/script', 'packages/connect/src'],
  },
  {
    name: 'dashboard',
    folder: 'packages/dashboard',
    sources: ['packages/dashboard', 'packages/connect/src', 'packages/contract/src', 'packages/sdk/src'],
  },
]

/**
 * Afterwards `packages/server/pages` holds all of them as their sources are now. Returns within a fraction of a second when
 * that is so already. Says what it does on stderr only, because the script that follows may promise JSON on stdout.
 *
 * @throws Error of the bundler; what was built before stays then
 */
export async function buildPages() {
  if (stale().length === 0) return
  const lock = await takeInstallLock(ROOT, {
    sayWaiting: (owners) => say(`Another command (process ${owners[0]}) builds the pages; waiting for it.`),
  })
  try {
    // Whoever held the lock before may have built the same.
    const apps = stale()
    if (apps.length > 0) say(`Building the pages of ${apps.map(({ name }) => name).join(' and ')}…`)
    for (const app of apps) await buildApp(app)
  } finally {
    lock.release()
  }
}

const stale = () =>
  APPS.filter((app) => {
    const stamp = stampOf(app)
    return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(app)
  })

/** A page that is asked for meanwhile is the one before: the new one takes its place at once, when it is whole. */
async function buildApp(app) {
  const made = fingerprint(app)
  const { build } = await import('vite')
  const root = join(ROOT, app.folder)
  const outDir = join(BUILT, `.${app.name}-${process.pid}`)
  // Under vitest it is `test`, and would bring React's development build, larger and slower, and kept for everybody after.
  const mode = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  mkdirSync(BUILT, { recursive: true })
  rmSync(outDir, { recursive: true, force: true })
  try {
    const { default: config } = await import(pathToFileURL(join(root, 'vite.config.js')).href)
    await build({ ...config, configFile: false, root, logLevel: 'error', build: { ...config.build, outDir } })
    const target = join(BUILT, app.name)
    rmSync(target, { recursive: true, force: true })
    renameSync(outDir, target)
    writeFileSync(stampOf(app), made)
  } finally {
    if (mode === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = mode
    rmSync(outDir, { recursive: true, force: true })
  }
}

const stampOf = ({ name }) => join(BUILT, `.${name}.stamp`)

/** Of the names and contents of all sources, and of what they are built with. */
function fingerprint({ sources }) {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  for (const own of [import.meta.url, new URL('browser-build.mjs', import.meta.url)]) {
    hash.update(readFileSync(fileURLToPath(own)))
  }
  for (const source of sources) {
    for (const file of filesOf(join(ROOT, source))) {
      hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist' && !name.includes('.test.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesOf(path) : [path]
    })
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildPages()
  } catch (error) {
    say(`The pages could not be built: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
