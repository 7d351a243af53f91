import { createHash } from 'node:crypto'
import { createServer, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** What became of the requests with one refresh token. */
interface TokenUse {
  /** Of its answers, in their order; 0 where none reached the asker. */
  readonly statuses: number[]
}

/** Stands before the emulated Gong's application, passes everything on, and counts what each refresh token is used for. */
export interface TokenWitness {
  readonly url: string
  /** By the hash of the refresh token. */
  readonly uses: ReadonlyMap<string, TokenUse>
  /** Every access and refresh token that came by, each a secret. */
  readonly tokens: ReadonlySet<string>
  close(): Promise<void>
}

/** Written without any part of Mallet, since it judges Mallet. */
export async function openTokenWitness(target: () => string): Promise<TokenWitness> {
  const uses = new Map<string, TokenUse>()
  const tokens = new Set<string>()
  const server = createServer(async (incoming, reply) => {
    const body = await buffer(incoming).catch(() => undefined)
    if (!body) return
    const { host: _, ...headers } = incoming.headers
    const token = refreshTokenOf(incoming.url ?? '', body)
    const use = token === undefined ? undefined : useOf(uses, token)
    const index = use ? use.statuses.push(0) - 1 : 0
    const upstream = request(target() + incoming.url, { method: incoming.method, headers }, async (answer) => {
      const bytes = await buffer(answer).catch(() => undefined)
      if (!bytes) return void reply.destroy()
      if (use) use.statuses[index] = answer.statusCode ?? 0
      for (const token of tokensIn(bytes.toString('utf8'))) tokens.add(token)
      reply.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes)
    })
    upstream.on('error', () => reply.destroy())
    upstream.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    uses,
    tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const tokensIn = (text: string) =>
  [...text.matchAll(/"(?:access|refresh)_token":"([^"]+)"/g)].flatMap(([, token]) => token ?? [])

function refreshTokenOf(url: string, body: Buffer): string | undefined {
  const query = new URL(url, 'http://witness').searchParams
  const form = new URLSearchParams(body.toString('utf8'))
  return query.get('refresh_token') ?? form.get('refresh_token') ?? undefined
}

function useOf(uses: Map<string, TokenUse>, token: string): TokenUse {
  const hash = createHash('sha256').update(token).digest('hex')
  const use = uses.get(hash) ?? { statuses: [] }
  uses.set(hash, use)
  return use
}
