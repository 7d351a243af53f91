import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { ErrorBody } from '@mallet/contract/errors'
import { pino } from 'pino'
import type { Context } from '../../src/context.ts'
import { type Reached, reachedUnheard } from '../../src/crash-points.ts'
import type { AccessTools } from '../../src/dashboard/access-tools.ts'
import { createHttp, type HttpOptions } from '../../src/http/create-http.ts'
import { listen } from '../../src/http/listen.ts'
import { createApiKey, type NewApiKey } from '../../src/keys/create-api-key.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

export interface DoorAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface DoorQuestion {
  readonly method?: string
  /** Sent as it stands. */
  readonly to: string
  /** The key that may do everything, unless named; null is none. */
  readonly bearer?: string | null
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, as JSON unless the headers say otherwise. */
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string | string[]>>
}

/** What a refusal says. */
export const refusalIn = ({ body }: DoorAnswer): ErrorBody['error'] => ErrorBody.parse(JSON.parse(body)).error

/** Mallet's HTTP server on a database of its own. No engine runs, and Gong is nowhere. */
export interface Doors {
  readonly database: FreshDatabase
  /** What requests are answered with. */
  readonly ctx: Context
  readonly publicUrl: string
  readonly port: number
  /** A key that may do everything. */
  readonly adminKey: string
  /** Lines of the log at its most talkative. */
  readonly log: string[]
  newKey(rights: Omit<NewApiKey, 'name'>): Promise<string>
  ask(question: DoorQuestion): Promise<DoorAnswer>
  /** Writes the bytes and reads until the server closes, or is silent for a moment. */
  raw(bytes: string | Buffer, silenceMs?: number): Promise<string>
  close(): Promise<void>
}

const UNLIMITED = { perSecond: 1_000_000, burst: 1_000_000 }

export interface DoorOptions extends Partial<HttpOptions> {
  readonly publicUrl?: string
  readonly gongHosts?: readonly string[]
  /** That of other doors, which stays open when these close. */
  readonly database?: FreshDatabase
  readonly reached?: Reached
  readonly access?: Partial<AccessTools>
}

export async function openDoors(changes: DoorOptions = {}): Promise<Doors> {
  const { publicUrl, gongHosts, database: given, reached = reachedUnheard, access, ...options } = changes
  const database = given ?? (await openFreshDatabase())
  const lines: string[] = []
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const settings = {
    ...database.ctx.settings,
    revealsCredentials: true,
    ...(publicUrl && { publicUrl }),
    ...(gongHosts && { gongHosts }),
  }
  const ctx = { ...database.ctx, settings, reached, access: { ...database.ctx.access, ...access } }
  const { app, drain } = await createHttp(() => ctx, pino({ level: 'debug' }, sink), {
    random: ctx.random,
    rateLimits: { perKey: UNLIMITED, perAddress: UNLIMITED },
    guesses: { perAccount: UNLIMITED, perAddress: UNLIMITED, global: UNLIMITED },
    ...options,
  })
  const url = await listen(app, { host: '127.0.0.1', port: 0, publicUrl: undefined })
  const port = Number(new URL(url).port)
  const newKey = async (rights: Omit<NewApiKey, 'name'>) => (await createApiKey(ctx, { name: 'test', ...rights })).key
  const adminKey = await newKey({ scopes: ['admin', 'credentials:read'] })
  return {
    database,
    ctx,
    publicUrl: settings.publicUrl,
    port,
    adminKey,
    log: lines,
    newKey,
    ask: (question) => send(port, { bearer: adminKey, ...question }),
    raw: (bytes, silenceMs = 2000) => exchange(port, bytes, silenceMs),
    close: async () => {
      await drain.end(1000)
      await app.close()
      if (!given) await database.close()
    },
  }
}

function send(port: number, { method = 'GET', to, bearer, json, body, headers }: DoorQuestion): Promise<DoorAnswer> {
  const content = json === undefined ? body : JSON.stringify(json)
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path: to,
        agent: false,
        headers: {
          ...(content !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(content),
          }),
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
      },
      async (answer) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }),
    )
    sent.on('error', reject).end(content)
  })
}

function exchange(port: number, bytes: string | Buffer, silenceMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      said += text
    })
    socket.setTimeout(silenceMs, () => socket.destroy())
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
    socket.write(bytes)
  })
}
