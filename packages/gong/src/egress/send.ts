import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { MalletError } from '@mallet/contract/errors'
import { Agent } from 'undici'
import { type Dispatched, dispatch } from './dispatch.ts'
import { guardConnection, refuseHost } from './guard-connection.ts'
import { type EgressPolicy, reachOf } from './policy.ts'
import { createRedact, type Redact, secretsOfAuthorization } from './redact.ts'
import { requestHeaders } from './request-headers.ts'
import { parseUrl } from './request-url.ts'
import { failureReason, unavailable } from './send-failure.ts'
import type { Send, SendRequest, Stream } from './send-request.ts'
import { ACCEPTED_ENCODING, unpackBody } from './unpack-body.ts'

const CONNECT_TIMEOUT_MS = 10_000
/** Gong may think for a while about a hundred calls. */
const FIRST_BYTE_MS = 45_000
/** Between two pieces of a body. */
const IDLE_MS = 15_000
/** To one host at once; further requests wait, within their deadlines. */
const CONNECTIONS_PER_HOST = 64
const MAX_HEADER_BYTES = 16_384
/** As many companies as are busy at once. */
const MOST_REDACTORS = 500
/** A refusal of Gong's is some sentences, a maintenance page some kilobytes. */
const MAX_REFUSAL_BYTES = 1_048_576

export interface Sender {
  readonly send: Send
  readonly stream: Stream
  /** Afterwards no connection is open. Requests under way are answered first. */
  close(): Promise<void>
}

export interface SendOptions {
  /** For the connection alone, TLS included; 10,000 by default. */
  readonly connectTimeoutMs?: number
  /** Resolves names; the system's resolver by default. */
  readonly lookup?: LookupFunction
}

/**
 * The one way out: a sender with connections of its own, kept alive between requests, that goes where the policy allows
 * and nowhere else. Proxy settings of the environment are ignored.
 */
export function createSend(policy: EgressPolicy, options: SendOptions = {}): Sender {
  let connected = 0
  const redactors = new Map<string, Redact>()
  const agent = new Agent({
    connect: guardConnection({
      policy,
      timeoutMs: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      lookup: options.lookup,
      onConnected: () => {
        connected++
      },
    }),
    connections: CONNECTIONS_PER_HOST,
    maxHeaderSize: MAX_HEADER_BYTES,
  })

  async function ask(request: Exchange, url: URL): Promise<Dispatched> {
    const headers = requestHeaders(request.headers)
    const connectedBefore = connected
    try {
      const { deadlineMs, signal } = request
      const options = {
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: {
          ...headers,
          'accept-encoding': request.accepts ?? ACCEPTED_ENCODING,
          ...(request.length !== undefined && { 'content-length': String(request.length) }),
        },
        body: bodyOf(request),
        headersTimeout: Math.min(request.firstByteMs ?? FIRST_BYTE_MS, request.deadlineMs),
        bodyTimeout: request.idleMs ?? IDLE_MS,
      }
      return await dispatch(agent, options, { host: url.host, deadlineMs, signal })
    } catch (error) {
      const failure = error instanceof MalletError ? undefined : failureReason(error)
      // It was sent on a connection that had been idle, and that the other side closed meanwhile.
      if (failure?.reason === 'connection_lost' && connected === connectedBefore) {
        throw unavailable(url.host, 'connection_stale', failure.code)
      }
      throw error
    }
  }

  /** All spellings of a secret cost as much as the rest of a small request, so the last ones are kept. */
  function redactorOf({ headers, secrets = [] }: Exchange, status: number): Redact {
    const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    // A success may hold what was sent besides the credential: a token endpoint may return the refresh token it was given.
    const others = status < 300 ? [] : secrets
    const key = [authorization, ...others].join('\n')
    const present = redactors.get(key)
    if (present) return present
    const made = createRedact([...secretsOfAuthorization(authorization), ...others])
    if (redactors.size >= MOST_REDACTORS) redactors.clear()
    redactors.set(key, made)
    return made
  }

  async function exchange(request: Exchange): Promise<Exchanged> {
    const url = parseUrl(request.url)
    if (!reachOf(url, policy)) throw refuseHost(url.host)
    const failed = (error: unknown) => {
      if (error instanceof MalletError) return error
      const failure = failureReason(error)
      return failure ? unavailable(url.host, failure.reason, failure.code) : error
    }
    const answer = await ask(request, url).catch((error: unknown) => {
      throw failed(error)
    })
    async function* unpacked(maxBytes: number): AsyncGenerator<Uint8Array> {
      try {
        yield* unpackBody(toReadable(answer.body), packingOf(answer), url.host, maxBytes)
      } catch (error) {
        throw failed(error)
      }
    }
    const redact = redactorOf(request, answer.status)
    return { answer, headers: joined(answer.headers, redact), redact, unpacked }
  }

  const send: Send = async (request) => {
    const { answer, headers, redact, unpacked } = await exchange(request)
    const isReady = Buffer.isBuffer(answer.body) && isPlain(answer) && answer.body.length <= request.maxBytes
    const body = isReady ? answer.body : await whole(unpacked(request.maxBytes))
    return { status: answer.status, headers, body: redact(body.toString('utf8')) }
  }

  const stream: Stream = async (request) => {
    const { takesGzip, ...rest } = request
    const { answer, headers, redact, unpacked } = await exchange({ ...rest, accepts: takesGzip ? 'gzip' : 'identity' })
    const { status } = answer
    const isAsAsked = isPlain(answer) || (takesGzip && packingOf(answer) === ACCEPTED_ENCODING)
    const hasNoBody = request.method === 'HEAD' || status === 204 || status === 304
    const isDelimited = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    if (hasNoBody || (status < 300 && isAsAsked)) {
      return { status, headers, body: answer.body, isOpenEnded: !hasNoBody && !isDelimited }
    }
    const { 'content-length': _length, 'content-encoding': _packing, ...plain } = headers
    if (status < 300) {
      const body = Readable.from(unpacked(Number.POSITIVE_INFINITY), { objectMode: false })
      return { status, headers: plain, body, isOpenEnded: false }
    }
    // Latin 1 has a character for each byte, so that what is no text comes out as it was.
    const text = redact((await whole(unpacked(MAX_REFUSAL_BYTES))).toString('latin1'))
    const body = Buffer.from(text, 'latin1')
    return { status, headers: { ...plain, 'content-length': String(body.length) }, body, isOpenEnded: false }
  }
  return { send, stream, close: () => agent.close() }
}

/** What both ways of asking have in common. */
type Exchange = Omit<SendRequest, 'maxBytes'> & { readonly accepts?: 'gzip' | 'identity' }

interface Exchanged {
  readonly answer: Dispatched
  readonly headers: Readonly<Record<string, string>>
  readonly redact: Redact
  readonly unpacked: (maxBytes: number) => AsyncGenerator<Uint8Array>
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  return Buffer.concat(read)
}

const packingOf = ({ headers }: Dispatched) =>
  String(headers['content-encoding'] ?? '')
    .trim()
    .toLowerCase()

const isPlain = (answer: Dispatched) => ['', 'identity'].includes(packingOf(answer))

const toReadable = (body: Readable | Buffer) => (Buffer.isBuffer(body) ? Readable.from([body]) : body)

function bodyOf({ body, bytes }: Exchange) {
  if (!bytes) return body ?? null
  return bytes instanceof Readable || bytes instanceof Uint8Array ? bytes : Readable.from(bytes)
}

function joined(given: Dispatched['headers'], redact: Redact): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value = ''] of Object.entries(given))
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  const all = Object.values(headers).join('\n')
  // A secret has no line end in it, so in most answers one look finds that there is none.
  if (redact(all) === all) return headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)]))
}
