import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface DatabaseFolder {
  readonly path: string
  /** It holds no database yet. */
  readonly isNew: boolean
  /** To be called when the new database has opened, before anything is stored in it. */
  markComplete(): Promise<void>
}

/**
 * Finds or makes the folder of the database files inside the data directory, which the caller has locked. A database
 * whose making was interrupted is thrown away: it looks like one and does not open, and nothing was ever stored in it.
 *
 * @throws Error when the folder holds something that is no database.
 */
export async function databaseFolder(directory: string): Promise<DatabaseFolder> {
  const path = join(directory, 'database')
  const unfinished = join(directory, 'database-unfinished')
  if (await exists(unfinished)) await rm(path, { recursive: true, force: true })

  await mkdir(path, { recursive: true, mode: 0o700 })
  const isNew = (await readdir(path)).length === 0
  if (isNew) await writeFile(unfinished, '')
  else if (!(await exists(join(path, 'PG_VERSION')))) throw new Error(`${path} holds files, but no database.`)

  return { path, isNew, markComplete: () => rm(unfinished, { force: true }) }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
