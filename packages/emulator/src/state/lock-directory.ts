import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MalletError } from '@mallet/contract/errors'

/** Frees the directory. */
export type Unlock = () => Promise<void>

/**
 * Makes this emulator the only one on a directory, among those of this machine. Two would overwrite each other's tokens.
 *
 * The lock is a listening socket that is named after the directory, so the kernel frees it with the process, however that
 * ends. On Linux and Windows the name is no file. Elsewhere it is one, and what a killed process left behind is removed.
 *
 * @throws MalletError state_directory_in_use
 */
export async function lockDirectory(directory: string, platform: NodeJS.Platform = process.platform): Promise<Unlock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const path = socketPath(realpathSync(directory), platform)
  const isFile = platform !== 'linux' && platform !== 'win32'
  let server = await listen(path)
  if (!server && isFile && !(await isAnswered(path))) {
    rmSync(path, { force: true })
    server = await listen(path)
  }
  if (!server) {
    const message = `Another emulator is running on the state directory ${directory}.`
    throw new MalletError('state_directory_in_use', { directory }, { message })
  }
  const own = server
  return () => new Promise((resolve) => own.close(() => resolve()))
}

/** Not within the directory: the path of a socket may have a hundred bytes at most. */
function socketPath(realPath: string, platform: NodeJS.Platform): string {
  const name = `mallet-emulator-${createHash('sha256').update(realPath).digest('hex').slice(0, 32)}`
  if (platform === 'linux') return `\0${name}`
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}

/** Undefined where somebody has the path. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((prober) => prober.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path, () => {
      // A lock alone keeps no process running.
      server.unref()
      resolve(server)
    })
  })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
