import { createHash } from 'node:crypto'
import { lstat, mkdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Where the lock lies when the file system of `directory` has no sockets or hard links, as with some network and
 * virtual machine mounts: the same for every path of that directory. It holds as long as all contenders see the same
 * temporary directory.
 */
export async function temporaryLockFolder(directory: string): Promise<string> {
  const name = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
  const userId = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `mallet-lock-${userId}-${name.slice(0, 16)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const entry = await lstat(folder)
  if (!entry.isDirectory() || entry.uid !== userId) throw new Error(`${folder} belongs to somebody else.`)
  return folder
}
