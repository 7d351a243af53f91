import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { z } from 'zod'

const Manifest = z.object({ version: z.string() })

/**
 * Makes a gzip dump of an empty database in `cacheDirectory`, unless one of this PGlite version is there, and returns
 * its path. A new database that begins from it opens several times faster. Processes may race: each sees either no file
 * or a whole one.
 *
 * @returns undefined when the directory cannot be written to; databases are made without a template then.
 */
export async function emptyTemplate(
  cacheDirectory: string,
  makeDump = dumpOfEmptyDatabase,
): Promise<string | undefined> {
  const path = join(cacheDirectory, fileName())
  if (await exists(path)) return path

  const draft = `${path}.${randomBytes(4).toString('hex')}`
  try {
    await mkdir(cacheDirectory, { recursive: true })
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(await makeDump())
      // A rename may reach the disk before what it renames.
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    return path
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}

/** Where this installation keeps its template, beside the packages: the file need not exist. */
export function cachedTemplatePath(): string {
  let directory = pglitePackage()
  while (basename(directory) !== 'node_modules') directory = dirname(directory)
  return join(directory, '.cache', 'mallet', fileName())
}

async function dumpOfEmptyDatabase(): Promise<Uint8Array> {
  const database = await PGlite.create()
  try {
    await database.exec('checkpoint')
    const dump = await database.dumpDataDir('gzip')
    return new Uint8Array(await dump.arrayBuffer())
  } finally {
    await database.close()
  }
}

function fileName(): string {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(pglitePackage(), 'package.json'), 'utf8')))
  return `empty-pglite-${manifest.version}.tar.gz`
}

const pglitePackage = () => dirname(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')))

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
