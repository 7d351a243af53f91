import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { deadlineIn } from './deadline.ts'
import type { RequestOptions } from './request-options.ts'
import { type Harmless, secondsToRepeat } from './seconds-to-repeat.ts'

/** As the global `fetch`, called with an address as text. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface ApiRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** A stream can be sent once, so its request is never harmless. */
  readonly body?: string | Uint8Array | Blob | ReadableStream<Uint8Array>
  readonly harmless: Harmless
}

interface SenderOptions {
  readonly fetch: Fetch
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly timeoutSeconds: number
  readonly retries: number
  readonly longestRetryWaitSeconds: number
  /** From 0 to below 1. */
  readonly random: () => number
  readonly pause: (seconds: number, signal: AbortSignal | undefined) => Promise<void>
}

/** Sends and gives the last answer, whatever its status. */
type SendRequest = (request: ApiRequest, options: RequestOptions) => Promise<IncomingAnswer>

/**
 * Sends requests to Mallet, and sends again what does no harm: after an attempt without an answer, 503, 504 of a read, and
 * 429 that says when.
 *
 * It throws `mallet_unreachable` where no answer came in the end, and the reason of the signal where that aborted. An
 * attempt whose time is up is the last one.
 */
export function createSendRequest(options: SenderOptions): SendRequest {
  return async (request, given) => {
    for (let repeats = 0; ; repeats++) {
      const tried = await attempt(request, given, options)
      const answer = 'answer' in tried ? tried.answer : undefined
      const mayRepeat = repeats < options.retries && !('failure' in tried && tried.isFinal)
      const outcome = { status: answer?.status, retryAfter: answer?.headers['retry-after'] }
      const wait = mayRepeat
        ? secondsToRepeat(
            { ...outcome, harmless: request.harmless, repeats },
            options.random(),
            options.longestRetryWaitSeconds,
          )
        : undefined
      if (wait === undefined) {
        if ('failure' in tried) throw tried.failure
        return tried.answer
      }
      await options.pause(wait, given.signal)
    }
  }
}

type Attempt = { readonly answer: IncomingAnswer } | { readonly failure: MalletError; readonly isFinal: boolean }

async function attempt(
  { method, path, headers, body, harmless }: ApiRequest,
  { signal, timeoutSeconds }: RequestOptions,
  { fetch, baseUrl, apiKey, ...usual }: SenderOptions,
): Promise<Attempt> {
  const deadline = deadlineIn(timeoutSeconds ?? usual.timeoutSeconds, signal)
  try {
    deadline.signal.throwIfAborted()
    const response = await fetch(baseUrl + path, {
      method,
      headers: { ...headers, authorization: `Bearer ${apiKey}` },
      ...(body !== undefined && { body }),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
      // A redirect would turn a POST into a GET; that the address is another one is for a person to see.
      redirect: 'manual',
      signal: deadline.signal,
    })
    return {
      answer: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      },
    }
  } catch (cause) {
    signal?.throwIfAborted()
    const reason = deadline.isOver() ? `no answer within ${timeoutSeconds ?? usual.timeoutSeconds} s` : reasonOf(cause)
    const maybeDone = harmless !== 'read' && !NEVER_SENT.has(reason)
    const details = { url: baseUrl, reason, maybeDone }
    const message = `No answer came from Mallet at ${baseUrl}: ${reason}.`
    return { failure: new MalletError('mallet_unreachable', details, { message, cause }), isFinal: deadline.isOver() }
  } finally {
    deadline.clear()
  }
}

/** Codes of Node under which no byte of the request has left. */
const NEVER_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

/** Node hides the reason in the cause of `fetch failed`; browsers do not tell it. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return cause instanceof Error ? cause.message : 'the connection failed'
}
