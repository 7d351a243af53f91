import { createConnection } from 'node:net'

/**
 * Tells whether a live process listens on the unix socket at `path`. The kernel answers for a process that is stopped
 * or busy too, so silence is never mistaken for death.
 */
export function listensAt(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createConnection({ path })
    probe.once('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => {
      switch (error.code) {
        case 'ECONNREFUSED':
        case 'ENOENT':
        // A copy of the directory made a plain file of the socket.
        case 'ENOTSOCK':
          return resolve(false)
        // Its queue of connections is full, so somebody listens.
        case 'EAGAIN':
          return resolve(true)
        // It ended while it was being asked.
        case 'ECONNRESET':
          return resolve(listensAt(path))
        default:
          reject(error)
      }
    })
  })
}
