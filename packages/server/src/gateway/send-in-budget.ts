import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { isMalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { refused, requestUrl, type StreamedAnswer, wasConnectionStale } from '@mallet/gong'
import type { Budget } from './budget/create-budget.ts'
import type { Lane } from './budget/decide.ts'
import type { Departure } from './departure.ts'

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

/** What came back: a refusal whole, a success whole or still on its way. */
export type AnyAnswer = IncomingAnswer | StreamedAnswer

export interface Destination {
  readonly url: string
  readonly authorization: string
}

export interface Sender<D extends Departure, A extends AnyAnswer> {
  readonly budget: Budget
  readonly send: (departure: D, to: Destination) => Promise<A>
}

/**
 * Sends when the company's budget has a place. A 429 holds back the whole company; after a short one the request is
 * repeated, which is safe, since Gong did nothing. One that only reads is repeated, once, where Gong had closed the
 * connection that it was sent on. Each repetition takes a place of its own.
 *
 * @throws {@link MalletError} `rate_limited`; `gong_unavailable`; `invalid_input` where the path is not fit to be sent
 */
export async function sendInBudget<D extends Departure, A extends AnyAnswer>(
  { budget, send }: Sender<D, A>,
  sending: Sending,
  departure: D,
): Promise<A> {
  const to = { url: requestUrl(sending.baseUrl, departure.path), authorization: sending.authorization.reveal() }
  const { signal } = departure
  let mayRepeat = departure.isReading && !departure.isSentOnce
  for (let attempt = 1; ; attempt++) {
    await budget.acquire({ ...sending, signal })
    sending.onSent?.()
    const answer = await send(departure, to).catch((error: unknown) => {
      if (!mayRepeat || !wasConnectionStale(error)) throw error
      mayRepeat = false
    })
    if (!answer) continue
    if (answer.status !== 429) return answer
    const error = refused(refusalOf(answer), departure)
    if (!isMalletError(error, 'rate_limited')) throw error
    const { retryAfterSeconds } = error.details
    await budget.pause(sending.companyId, retryAfterSeconds * 1000)
    // What was sent once has gone by; only who has it can send it again.
    if (departure.isSentOnce || attempt === TRIES || retryAfterSeconds > WAITS_AT_MOST_SECONDS) throw error
    // A long pause is about the day; a short one means that our slots were not far enough apart.
    await budget.unexpected429(sending.companyId)
  }
}

/** A refusal as text. What is still on its way is no refusal, or has no body. */
export const refusalOf = ({ status, headers, body }: AnyAnswer): IncomingAnswer => ({
  status,
  headers,
  body: typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('utf8') : '',
})
