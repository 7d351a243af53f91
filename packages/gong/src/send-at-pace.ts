import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { multipartBody } from './egress/multipart-body.ts'
import { requestUrl } from './egress/request-url.ts'
import { wasConnectionStale } from './egress/send-failure.ts'
import type { Send } from './egress/send-request.ts'
import type { Pace } from './pace.ts'
import { refused } from './refused.ts'

const DEADLINE_MS = 60_000
/** 100 calls with everything are below 10 MB; the rest is room for long meetings. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024
/** A longer pause means that the day's allowance is spent, which is for the caller to know. */
const WAITS_AT_MOST_SECONDS = 60
const TRIES = 3

export interface Destination {
  readonly send: Send
  /** An origin, already checked. */
  readonly baseUrl: string
  /** The value of the header of this name. */
  readonly authorization: Secret
  readonly pace: Pace
  /** A random text for each file, of letters and digits. */
  readonly boundary: () => string
}

/**
 * Sends one request in its turn. After a 429 nothing leaves as long as Gong asks for; one that only reads is then
 * repeated, twice at most and after a minute at most. One that only reads is also repeated, once, where Gong had closed
 * the connection that it was sent on.
 *
 * @throws MalletError `wrong_base_url` where Gong says that the token is another company's, and whatever `send` throws.
 *   Any other answer is returned as it is.
 */
export async function sendAtPace(destination: Destination, request: OutgoingRequest): Promise<IncomingAnswer> {
  const { pace, send, baseUrl } = destination
  const leaving = toLeaving(destination, request)
  const isReading = request.endpoint.effect === 'reads' && request.endpoint.repeat === 'safe'
  let mayReconnect = isReading
  for (let attempt = 1; ; attempt++) {
    await pace.take()
    const answer = await send(leaving).catch((error: unknown) => {
      if (!mayReconnect || !wasConnectionStale(error)) throw error
      mayReconnect = false
    })
    if (!answer) continue
    if (answer.status !== 429 && answer.status !== 401) return answer
    const error = refused(answer, request)
    if (isMalletError(error, 'wrong_base_url')) throw new MalletError('wrong_base_url', { baseUrl })
    if (!isMalletError(error, 'rate_limited')) return answer
    const { retryAfterSeconds } = error.details
    pace.pause(Math.min(retryAfterSeconds, WAITS_AT_MOST_SECONDS) * 1000)
    if (!isReading || attempt >= TRIES || retryAfterSeconds > WAITS_AT_MOST_SECONDS) return answer
  }
}

function toLeaving({ baseUrl, authorization, boundary }: Destination, { method, path, body, file }: OutgoingRequest) {
  const multipart = file && multipartBody(file.part, file, boundary())
  return {
    method,
    url: requestUrl(baseUrl, path),
    headers: {
      authorization: authorization.reveal(),
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(multipart && { 'content-type': multipart.contentType }),
    },
    ...(body !== undefined && { body }),
    ...(multipart && { bytes: multipart.bytes }),
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_ANSWER_BYTES,
  }
}
