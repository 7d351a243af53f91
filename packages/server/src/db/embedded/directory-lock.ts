import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import { listensAt } from './listens-at.ts'
import { withShortPath } from './short-path.ts'
import { temporaryLockFolder } from './temporary-lock-folder.ts'

export interface DirectoryLock {
  /** Frees the directory. Further calls return the first one's promise. */
  release(): Promise<void>
}

const NAME_BYTES = 16
const REFUSED_BY_FILE_SYSTEM = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'])

/**
 * Makes this process the only owner of `directory` among the processes of this machine. The kernel frees it with the
 * process, so the lock of one that was killed is taken over at once. Machines that share the directory over a network
 * are not kept apart.
 *
 * The lock is a listening unix socket in `<directory>/lock`, named by a number. The owner is who listens at the highest
 * number. To follow a dead owner is to link one's own socket at the next number, which the file system grants to one
 * contender only. A file is removed only once a higher one exists, so a contender that was slow enough to be granted an
 * old number sees the higher one afterwards and begins again. That is also why a release leaves its file behind.
 *
 * @param isAlive Tells whether a process listens at a socket's path.
 * @throws MalletError data_directory_in_use, while a live process owns it.
 */
export async function lockDirectory(directory: string, isAlive = listensAt): Promise<DirectoryLock> {
  const folder = join(directory, 'lock')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return await claim(folder, directory, isAlive)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return claim(await temporaryLockFolder(directory), directory, isAlive)
  }
}

function claim(folder: string, directory: string, isAlive: typeof listensAt): Promise<DirectoryLock> {
  return withShortPath(folder, NAME_BYTES, async (path) => {
    const own = join(path, `new-${randomBytes(4).toString('hex')}`)
    const server = await listen(own)
    try {
      await becomeHighest(path, own, directory, isAlive)
    } catch (error) {
      await close(server)
      throw error
    } finally {
      await rm(own, { force: true })
    }
    let releasing: Promise<void> | undefined
    return {
      release() {
        releasing ??= close(server)
        return releasing
      },
    }
  })
}

async function becomeHighest(folder: string, own: string, directory: string, isAlive: typeof listensAt): Promise<void> {
  for (;;) {
    const highest = Math.max(0, ...(await numbers(folder)))
    if (highest > 0 && (await isAlive(join(folder, String(highest))))) {
      const message = `Another Mallet is running on the data directory ${directory}.`
      throw new MalletError('data_directory_in_use', { directory }, { message })
    }
    const mine = highest + 1
    if (!(await linkUnlessTaken(own, join(folder, String(mine))))) continue

    const present = await numbers(folder)
    if (present.some((number) => number > mine)) {
      await rm(join(folder, String(mine)), { force: true })
      continue
    }
    const passed = present.filter((number) => number < mine)
    await Promise.all(passed.map((number) => rm(join(folder, String(number)), { force: true })))
    return
  }
}

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

async function linkUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((prober) => prober.destroy())
    server.on('error', reject)
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

function isRefusal(error: unknown): boolean {
  const code = codeOf(error)
  return typeof code === 'string' && REFUSED_BY_FILE_SYSTEM.has(code)
}
