import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Systems give out ports from 32,768 on to whoever connects, or listens on any. A port of theirs may be gone before it
 * is listened on; one from below is taken only by a program that means it.
 */
const LOWEST = 10_000
const BEYOND = 32_768
const TRIES = 50

/** A port that nobody listens on. It is not held, but nobody else is given it by chance. */
export async function freePort(host: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(LOWEST, BEYOND)
    try {
      await tryPort(host, port)
      return port
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || attempt === TRIES) throw error
    }
  }
}

const tryPort = (host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(port, host, () => server.close(() => resolve()))
  })
