import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** How long the bodies of requests may take to arrive. */
export interface ArrivalLimit {
  /** This one may take as long as it moves. */
  lift(request: IncomingMessage): void
  /** What is left of this one has the usual time, from now on. */
  limit(request: IncomingMessage): void
}

/**
 * Limits the arrival of each body from the end of its headers on. Node's own limit is one for all requests of a server,
 * and a large file that is passed on needs longer.
 */
export function limitArrival(server: Server, withinMs: number, refuse: (socket: Socket) => void): ArrivalLimit {
  const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>()
  const lift = (request: IncomingMessage) => clearTimeout(timers.get(request))
  const limit = (request: IncomingMessage) => {
    lift(request)
    if (request.complete || request.destroyed) return
    const timer = setTimeout(() => {
      if (!request.complete) refuse(request.socket)
    }, withinMs)
    timers.set(request, timer.unref())
  }
  server.on('request', (request: IncomingMessage) => {
    if (!bringsBody(request)) return
    limit(request)
    request.once('close', () => lift(request))
  })
  return { lift, limit }
}

export const bringsBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
