import type { LookupFunction } from 'node:net'
import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { Agent, type Dispatcher } from 'undici'
import { failureReason, unavailable } from './send-failure.ts'
import { shortText } from './short-text.ts'

/**
 * Sends one request and answers with whatever came back, its status and its whole body. A redirect is an answer like
 * any other and is not followed.
 *
 * @throws MalletError `gong_unavailable` when no complete answer of at most `maxBytes` came within `deadlineMs`, which
 *   spans connecting and the last byte of the body; `gong_unexpected` when the answer is compressed
 */
export type Send = (request: {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly deadlineMs: number
  readonly maxBytes: number
  /** Gives the request up, whether it has left or not. */
  readonly signal?: AbortSignal
}) => Promise<IncomingAnswer>

export interface Sender {
  readonly send: Send
  /** Afterwards no connection is open. Requests under way are answered first. */
  close(): Promise<void>
}

export interface SendOptions {
  /** For the connection alone, TLS included; 10,000 by default. */
  readonly connectTimeoutMs?: number
  /** Resolves names; it can refuse addresses at the moment of connecting. The system's by default. */
  readonly lookup?: LookupFunction
}

/** A sender with connections of its own, kept alive between requests. Proxy settings of the environment are ignored. */
export function createSend(options: SendOptions = {}): Sender {
  const agent = new Agent({
    connect: { timeout: options.connectTimeoutMs ?? 10_000, ...(options.lookup && { lookup: options.lookup }) },
    // The one deadline covers these.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const send: Send = async (request) => {
    const url = new URL(request.url)
    const deadline = AbortSignal.timeout(request.deadlineMs)
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
    try {
      const answer = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: { ...lowerCased(request.headers), 'accept-encoding': 'identity' },
        body: request.body ?? null,
        signal,
      })
      refuseCompressed(answer, url.host)
      const body = await readBounded(answer, url.host, request.maxBytes)
      return { status: answer.statusCode, headers: joined(answer.headers), body }
    } catch (error) {
      if (error instanceof MalletError) throw error
      if (request.signal?.aborted) throw unavailable(url.host, 'given_up')
      if (signal.aborted) throw unavailable(url.host, 'deadline')
      const failure = failureReason(error)
      throw failure ? unavailable(url.host, failure.reason, failure.code) : error
    }
  }
  return { send, close: () => agent.close() }
}

/** Bytes are counted as they arrive, so an endless answer costs `maxBytes` of memory and no more. */
async function readBounded(answer: Dispatcher.ResponseData, host: string, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of answer.body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw unavailable(host, 'too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Nothing is ever unpacked: 300 bytes of brotli can hold 200 MB, and plain answers are what was asked for. */
function refuseCompressed(answer: Dispatcher.ResponseData, host: string): void {
  const encoding = String(answer.headers['content-encoding'] ?? 'identity')
  if (encoding.toLowerCase() === 'identity') return
  // Destroying the stream makes it emit an error, which nobody else would hear.
  answer.body.on('error', () => {}).destroy()
  const issue = `the answer is compressed (${shortText(encoding, 40)}), though plain text was asked for`
  throw new MalletError('gong_unexpected', { issues: [issue] }, { message: `${host} answered in an unknown form.` })
}

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const joined = (headers: Dispatcher.ResponseData['headers']) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
