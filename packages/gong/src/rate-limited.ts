import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { retryAfterSeconds } from './retry-after.ts'

/** The error for a 429. A date in Retry-After counts from the Date beside it: one clock wrote both, ours may differ. */
export function rateLimited({ headers }: IncomingAnswer): MalletError<'rate_limited'> {
  const wait = retryAfterSeconds(headers['retry-after'], Date.parse(headers.date ?? ''))
  return new MalletError('rate_limited', { retryAfterSeconds: wait })
}
