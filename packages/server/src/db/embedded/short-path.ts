import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// A socket's path must fit 104 bytes with its closing zero on macOS, 108 on Linux. Node cuts a longer one off in silence.
const MAX_SOCKET_PATH_BYTES = 100

/**
 * Calls `use` with a path of `folder` that leaves room for the name of a socket: the folder's own, or, where that is
 * too long, a passing symbolic link to it in the temporary directory. Either way the socket lies in the folder itself.
 */
export async function withShortPath<T>(
  folder: string,
  nameBytes: number,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const fits = (path: string) => Buffer.byteLength(path) + 1 + nameBytes <= MAX_SOCKET_PATH_BYTES
  if (fits(folder)) return use(folder)

  const temporary = fits(join(tmpdir(), 'mallet-123456', 'd')) ? tmpdir() : '/tmp'
  const passing = await mkdtemp(join(temporary, 'mallet-'))
  try {
    const link = join(passing, 'd')
    await symlink(folder, link)
    return await use(link)
  } finally {
    await rm(passing, { recursive: true, force: true })
  }
}
