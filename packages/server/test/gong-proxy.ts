import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { IncomingAnswer } from '@mallet/contract/derive/client'
import type { Send } from '@mallet/gong'

export interface ProxiedRequest {
  /** Arrival, in milliseconds since the epoch. */
  readonly atMs: number
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What becomes of a request. `break` ends the connection without an answer. */
export type Play = (request: ProxiedRequest, pass: () => Promise<IncomingAnswer>) => Promise<IncomingAnswer | 'break'>

/** Stands between Mallet and the emulated Gong, and plays what an emulator does not: outages and strange answers. */
export interface GongProxy {
  readonly url: string
  /** Everything that came, in order. */
  readonly requests: ProxiedRequest[]
  /** What happens from now on. */
  play(play: Play): void
  /** Connections are refused until it listens again, at the same address. */
  unlisten(): Promise<void>
  listen(): Promise<void>
}

/** An answer of the proxy's own. */
export const answerWith = (status: number, body: unknown = {}, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export const passOn: Play = (_, pass) => pass()

/** @param target where requests are passed on to */
export async function openGongProxy(target: () => string, send: Send): Promise<GongProxy> {
  const requests: ProxiedRequest[] = []
  let play = passOn
  let port = 0

  const server = createServer(async (incoming, reply) => {
    const request = await read(incoming)
    requests.push(request)
    const { path: _, atMs: _at, ...rest } = request
    const url = target() + request.path
    const answer = await play(request, () => send({ ...rest, url, deadlineMs: 60_000, maxBytes: 100_000_000 })).catch(
      () => 'break' as const,
    )
    if (answer === 'break') return reply.destroy()
    const { 'transfer-encoding': _chunked, connection: _kept, ...headers } = answer.headers
    return reply.writeHead(answer.status, headers).end(answer.body)
  })
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen()
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    play: (next) => {
      play = next
    },
    listen,
    unlisten: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<ProxiedRequest> {
  const {
    host: _,
    connection: _kept,
    'content-length': _length,
    'transfer-encoding': _chunked,
    ...named
  } = incoming.headers
  const headers = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, String(value)]))
  const atMs = Date.now()
  return { atMs, method: incoming.method ?? '', path: incoming.url ?? '', headers, body: await text(incoming) }
}
