import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
const MADE_FROM = join(ROOT, 'packages/server/src/db')
const CACHE = join(ROOT, 'node_modules/.cache')
const NAME = 'mallet-empty-'

/**
 * The folder of an embedded database with Mallet's tables and nothing in them, to be copied. It is made once for each
 * state of the code that makes it, which takes seconds.
 */
export async function emptyDatabase(): Promise<string> {
  const own = `${NAME}${fingerprint()}`
  const dataDir = join(CACHE, own)
  const folder = join(dataDir, 'database')
  if (await isThere(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  // Each takes 40 MB.
  const others = readdirSync(CACHE).filter((name) => name.startsWith(NAME) && name !== own)
  for (const name of others) rmSync(join(CACHE, name), { recursive: true, force: true })
  const draft = mkdtempSync(join(CACHE, 'mallet-draft-'))
  const program = join(import.meta.dirname, 'make-empty-database.ts')
  await promisify(execFile)(process.execPath, ['--conditions=mallet-source', '--import', 'tsx', program, draft])
  try {
    renameSync(draft, dataDir)
  } catch (error) {
    // Another run may have been as far a moment ago.
    rmSync(draft, { recursive: true })
    if (!(await isThere(folder))) throw error
  }
  return folder
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const entries = readdirSync(MADE_FROM, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const path of entries.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash.update(`\0${path}\0`).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 16)
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
