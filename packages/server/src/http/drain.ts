import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'

/** How a server leaves: it lets nobody new in, and whoever is in goes out with an answer. */
export interface Drain {
  /** Listens no more. Connections stay, and are told with their next answer to close. */
  begin(): void
  isUnderWay(): boolean
  /** Resolves when every request under way is answered, or after that time without those that are left. */
  end(withinMs: number): Promise<void>
}

export function createDrain(server: Server): Drain {
  let closed: Promise<void> | undefined
  const begin = () => {
    // The HTTP server's own close would also end idle connections, on which a request may be on its way already.
    closed ??= new Promise((resolve) => NetServer.prototype.close.call(server, () => resolve()))
  }
  return {
    begin,
    isUnderWay: () => closed !== undefined,
    end: async (withinMs) => {
      begin()
      server.closeIdleConnections()
      const late = new AbortController()
      await Promise.race([closed, pause(withinMs, late.signal)])
      late.abort()
      server.closeAllConnections()
      await closed
    },
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  })
