import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { type ErrorCode, errors } from '@mallet/contract/errors'
import { type ArrivalLimit, limitArrival } from './limit-arrival.ts'
import { bareHeaders } from './security-headers.ts'

/** What a connection may cost. Each is far above what an honest client needs. */
export interface ServerLimits {
  /** A list may name 1,000 ids in its address, which Node's own 16 KiB do not hold. */
  readonly headerBytes: number
  readonly headerCount: number
  /** From the first byte of a request to the end of its headers, and from there to the end of its body. */
  readonly headersWithinMs: number
  readonly bodyWithinMs: number
  /** Without a byte in either direction; longer than the longest answer takes. */
  readonly silenceMs: number
  /** Between two requests of a connection; above what load balancers keep theirs open for. */
  readonly keepAliveMs: number
  readonly connections: number
  /** How often the times above are looked at. */
  readonly checkEveryMs: number
}

export const serverLimits: ServerLimits = {
  headerBytes: 65_536,
  headerCount: 100,
  headersWithinMs: 15_000,
  bodyWithinMs: 30_000,
  silenceMs: 120_000,
  keepAliveMs: 72_000,
  connections: 1000,
  checkEveryMs: 1000,
}

/** The options of the framework's server. */
export const serverOptions = (limits: ServerLimits) => ({
  http: {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersWithinMs,
    // Bodies have a limit of our own, which some are free of.
    requestTimeout: 0,
    connectionsCheckingInterval: limits.checkEveryMs,
    // Two readers of one stream must not see different requests in it.
    insecureHTTPParser: false,
    requireHostHeader: true,
  },
  requestTimeout: 0,
  connectionTimeout: limits.silenceMs,
  keepAliveTimeout: limits.keepAliveMs,
  clientErrorHandler: refuseRaw,
})

export function hardenServer(server: Server, limits: ServerLimits): ArrivalLimit {
  server.maxConnections = limits.connections
  // Node drops headers beyond its count without a word; they are counted when they are there.
  server.maxHeadersCount = 0
  return limitArrival(server, limits.bodyWithinMs, (socket) => refuseRaw({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket))
}

/** Answers what is no HTTP, or not in time, without a word of what was wrong with it, and closes. */
function refuseRaw(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(rawAnswer(codeOf(error.code)))
  socket.destroy()
}

const codeOf = (code: string | undefined): ErrorCode => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request_timeout'
  return code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'invalid_request'
}

function rawAnswer(code: ErrorCode): string {
  const { status, message, fix } = errors[code]
  const body = JSON.stringify({ error: { code, message, fix, details: {}, requestId: '' } })
  return [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Bad Request'}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(bareHeaders).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    '',
    body,
  ].join('\r\n')
}

const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}
