import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import type { Endpoint } from '@mallet/contract/endpoint'
import { isMalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { multipartBody, refused, requestUrl, type Send, wasConnectionStale } from '@mallet/gong'
import type { Budget } from './budget/create-budget.ts'
import type { Lane } from './budget/decide.ts'

const DEADLINE_MS = 60_000
/** 100 calls with everything are below 10 MB; the rest is room for long meetings. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024
/** A longer pause is for the schedule: nobody sleeps for minutes. */
const WAITS_AT_MOST_SECONDS = 10
const TRIES = 3

export interface Sending {
  readonly authorization: Secret
  readonly baseUrl: string
  readonly companyId: string
  readonly connectionId: string
  readonly lane: Lane
  readonly perSecond: number
  readonly perDay: number
  readonly onSent?: () => void
}

interface Sender {
  readonly budget: Budget
  readonly send: Send
  readonly random: (bytes: number) => Buffer
}

/**
 * Sends when the company's budget has a place. A 429 holds back the whole company; after a short one the request is
 * repeated, which is safe, since Gong did nothing. One that only reads is repeated, once, where Gong had closed the
 * connection that it was sent on. Each repetition takes a place of its own.
 *
 * @throws {@link MalletError} `rate_limited`; `gong_unavailable`; `invalid_input` where the path is not fit to be sent
 */
export async function sendInBudget(
  { budget, send, random }: Sender,
  sending: Sending,
  request: OutgoingRequest,
): Promise<IncomingAnswer> {
  const { file } = request
  const multipart = file && multipartBody(file.part, file, random(16).toString('hex'))
  const leaving = {
    method: request.method,
    url: requestUrl(sending.baseUrl, request.path),
    headers: {
      authorization: sending.authorization.reveal(),
      accept: 'application/json',
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
      ...(multipart && { 'content-type': multipart.contentType }),
    },
    ...(request.body !== undefined && { body: request.body }),
    ...(multipart && { bytes: multipart.bytes }),
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_ANSWER_BYTES,
  }
  let mayRepeat = isReading(request.endpoint)
  for (let attempt = 1; ; attempt++) {
    await budget.acquire(sending)
    sending.onSent?.()
    const answer = await send(leaving).catch((error: unknown) => {
      if (!mayRepeat || !wasConnectionStale(error)) throw error
      mayRepeat = false
    })
    if (!answer) continue
    if (answer.status !== 429) return answer
    const error = refused(answer, request)
    if (!isMalletError(error, 'rate_limited')) throw error
    const { retryAfterSeconds } = error.details
    await budget.pause(sending.companyId, retryAfterSeconds * 1000)
    // A file has gone by; only who has it can send it again.
    if (file || attempt === TRIES || retryAfterSeconds > WAITS_AT_MOST_SECONDS) throw error
    // A long pause is about the day; a short one means that our slots were not far enough apart.
    await budget.unexpected429(sending.companyId)
  }
}

/**
 * What writes is not repeated even where twice is as good as once: the first may have been done, and the second would be
 * told that there is nothing to do. What reads may cost something each time.
 */
const isReading = ({ effect, repeat }: Endpoint): boolean => effect === 'reads' && repeat === 'safe'
