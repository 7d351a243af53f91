import { constants, cpSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'

/**
 * A new data directory. Where tests run on the embedded database, an empty one with Mallet's tables is in it: a copy of
 * the run's, since making one takes seconds of a core.
 */
export async function freshDataDirectory(name: string, parent = tmpdir()): Promise<string> {
  const directory = await mkdtemp(join(parent, `mallet-${name}-`))
  if (inject('database') === 'embedded') {
    const options = { recursive: true, mode: constants.COPYFILE_FICLONE }
    // A thousand small files: waiting for each by itself costs more than copying them.
    cpSync(inject('emptyDatabase'), join(directory, 'database'), options)
  }
  return directory
}
