import type { LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { Agent, type Dispatcher } from 'undici'
import { guardConnection, refuseHost } from './guard-connection.ts'
import { type EgressPolicy, reachOf } from './policy.ts'
import { createRedact, secretsOfAuthorization } from './redact.ts'
import { requestHeaders } from './request-headers.ts'
import { parseUrl } from './request-url.ts'
import { failureReason, unavailable } from './send-failure.ts'
import { ACCEPTED_ENCODING, unpackBody } from './unpack-body.ts'

const CONNECT_TIMEOUT_MS = 10_000
/** Gong may think for a while about a hundred calls. */
const FIRST_BYTE_MS = 45_000
/** Between two pieces of a body. */
const IDLE_MS = 15_000
/** To one host at once; further requests wait, within their deadlines. */
const CONNECTIONS_PER_HOST = 16
const MAX_HEADER_BYTES = 16_384
/** A timer of more than 2^31 - 1 ms rings at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

interface SendRequest {
  readonly method: string
  /** In normal form, as `requestUrl` makes it. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Instead of a body: sent as they come, and only once. */
  readonly bytes?: AsyncIterable<Uint8Array>
  /** Spans waiting for a connection, connecting, and the last byte of the body. */
  readonly deadlineMs: number
  /** From sending to the end of the answer's headers; 45,000 by default, and never beyond the deadline. */
  readonly firstByteMs?: number
  /** Between two pieces of a body; 15,000 by default. */
  readonly idleMs?: number
  /** Of the body, unpacked. */
  readonly maxBytes: number
  /** Struck out of an answer that is not a success, besides what the header `authorization` holds. */
  readonly secrets?: readonly string[]
  /** Gives the request up, whether it has left or not. */
  readonly signal?: AbortSignal
}

/**
 * Sends one request and answers with whatever came back, its status and its whole body. A redirect is an answer like
 * any other and is not followed. No answer holds the credential that the request carried.
 *
 * @throws MalletError `egress_refused` where the policy does not allow the host or its address; `invalid_input` where
 *   address or headers are not fit to be sent; `gong_unavailable` when no complete answer came within the bounds;
 *   `gong_unexpected` when it is packed otherwise than asked for
 */
export type Send = (request: SendRequest) => Promise<IncomingAnswer>

/** The same for a body that is read piece by piece. Nothing is struck out of it. It throws later what `Send` throws. */
export type Stream = (request: SendRequest) => Promise<StreamedAnswer>

interface StreamedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Whoever stops reading early closes the connection, and whoever never reads keeps it until the deadline. */
  readonly body: AsyncIterable<Uint8Array>
}

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

  async function ask(request: SendRequest, url: URL, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const headers = requestHeaders(request.headers)
    const connectedBefore = connected
    try {
      return await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: { ...headers, 'accept-encoding': ACCEPTED_ENCODING },
        body: request.bytes ? Readable.from(request.bytes) : (request.body ?? null),
        headersTimeout: Math.min(request.firstByteMs ?? FIRST_BYTE_MS, request.deadlineMs),
        bodyTimeout: request.idleMs ?? IDLE_MS,
        signal,
      })
    } catch (error) {
      const failure = error instanceof MalletError ? undefined : failureReason(error)
      // It was sent on a connection that had been idle, and that the other side closed meanwhile.
      if (failure?.reason === 'connection_lost' && connected === connectedBefore && !signal.aborted) {
        throw unavailable(url.host, 'connection_stale', failure.code)
      }
      throw error
    }
  }

  const stream: Stream = async (request) => {
    const url = parseUrl(request.url)
    if (!reachOf(url, policy)) throw refuseHost(url.host)
    const deadline = AbortSignal.timeout(Math.min(request.deadlineMs, LONGEST_TIMER_MS))
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
    const failed = (error: unknown) => {
      if (error instanceof MalletError) return error
      if (request.signal?.aborted) return unavailable(url.host, 'given_up')
      if (signal.aborted) return unavailable(url.host, 'deadline')
      const failure = failureReason(error)
      return failure ? unavailable(url.host, failure.reason, failure.code) : error
    }
    async function* read(answer: Dispatcher.ResponseData): AsyncGenerator<Uint8Array> {
      try {
        yield* unpackBody(answer.body, String(answer.headers['content-encoding'] ?? ''), url.host, request.maxBytes)
      } catch (error) {
        throw failed(error)
      }
    }
    const answer = await ask(request, url, signal).catch((error: unknown) => {
      throw failed(error)
    })
    return { status: answer.statusCode, headers: joined(answer.headers), body: read(answer) }
  }

  const send: Send = async (request) => {
    const { status, headers, body } = await stream(request)
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    const redact = createRedact(secretsOf(request, status))
    return {
      status,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, redact(value)])),
      body: redact(Buffer.concat(chunks).toString('utf8')),
    }
  }
  return { send, stream, close: () => agent.close() }
}

/** A success may hold what was sent besides the credential: a token endpoint may return the refresh token it was given. */
function secretsOf({ headers, secrets = [] }: SendRequest, status: number): string[] {
  const authorization = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  return [...secretsOfAuthorization(authorization), ...(status < 300 ? [] : secrets)]
}

const joined = (headers: Dispatcher.ResponseData['headers']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
