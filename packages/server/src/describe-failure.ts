import type { Failure } from '@mallet/contract/api/fields'
import { MalletError } from '@mallet/contract/errors'

/** An error as it is kept and shown. One of an unknown kind shows nothing of itself: its text may carry values. */
export function describeFailure(error: unknown): Failure {
  const known = error instanceof MalletError ? error : new MalletError('internal', {})
  return { code: known.code, message: known.message, fix: known.fix }
}
