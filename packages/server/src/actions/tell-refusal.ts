import type { Action } from '@mallet/contract/actions/action'
import { type ErrorCode, isMalletError, MalletError } from '@mallet/contract/errors'
import { surelyNotSent } from '@mallet/gong'

type OfRefusal = 'gong_rejected' | 'gong_not_found' | 'already_exists' | 'credits_used_up' | 'gong_forbidden'

/** What Gong's statuses mean to whoever asked for one thing. A sync never meets most of them. */
const codes: Readonly<Record<number, OfRefusal>> = {
  400: 'gong_rejected',
  402: 'credits_used_up',
  403: 'gong_forbidden',
  404: 'gong_not_found',
  409: 'already_exists',
  413: 'gong_rejected',
  415: 'gong_rejected',
  422: 'gong_rejected',
}

/** After these Gong may have done what it was asked for. */
const withoutAnswer: readonly ErrorCode[] = ['gong_unavailable', 'gong_unexpected']

/**
 * The error of an action in the words of whoever asked for it: what Gong refused by its status, and what may have been
 * done although no answer says so. Every other error is as it was.
 */
export function tellRefusal(action: Action, input: Readonly<Record<string, unknown>>, error: unknown): unknown {
  if (isMalletError(error, 'gong_refused')) {
    const { status, texts } = error.details
    const code = codes[status]
    if (!code) return status >= 500 ? unknownOutcome(action, input, `status ${status}`, error) : error
    const said = texts.length > 0 ? `: ${texts.join(' ')}` : '.'
    return new MalletError(code, error.details, { message: `Gong refused ${action.name} with status ${status}${said}` })
  }
  if (!(error instanceof MalletError) || !withoutAnswer.includes(error.code) || surelyNotSent(error)) return error
  const reason = isMalletError(error, 'gong_unavailable') ? error.details.reason : error.code
  return unknownOutcome(action, input, reason, error)
}

/** Of what only reads, or what is as good twice as once, nobody needs to know whether it was done. */
function unknownOutcome(
  { name, effect, repeat }: Action,
  input: Readonly<Record<string, unknown>>,
  reason: string,
  error: MalletError,
): MalletError {
  if (effect === 'reads' || repeat === 'safe') return error
  const key = typeof repeat === 'object' && typeof input[repeat.key] === 'string' ? repeat.key : null
  const message = `${name} was sent and no answer that can be read came back (${reason}): it may have been done, or not.`
  return new MalletError('outcome_unknown', { reason, key }, { message, cause: error })
}
