import { answeredError } from '@mallet/contract/answered-error'
import { MalletError } from '@mallet/contract/errors'

/** What stands in front of a Mallet answers so while there is none behind it. */
const GATEWAY_STATUSES = [502, 503, 504]

/** The error to throw for an answer that is no success. */
export function refusedAnswer(answer: { status: number; body: string }, url: string): MalletError {
  const { status } = answer
  if (GATEWAY_STATUSES.includes(status)) {
    const reason = `something in front of it answered ${status}`
    return answeredError(answer) ?? new MalletError('mallet_unreachable', { url, reason, maybeDone: status !== 503 })
  }
  const issue =
    status === 0 || (status >= 300 && status < 400)
      ? 'it redirects: use the address that it redirects to'
      : `status ${status} without an error of Mallet`
  return answeredError(answer) ?? new MalletError('unexpected_answer', { issues: [issue] })
}
