import type { FailedStep } from './flow-state.ts'

/** Where one may go on from an error. The first is the likely one. */
export type NextStep = 'again' | 'other_way' | 'share' | 'close'

/** What trying again as it is cannot mend: somebody else has to act first. */
const HOPELESS: readonly string[] = [
  'invalid_scope',
  'unauthorized_client',
  'redirect_uri_mismatch',
  'authorization_failed',
  'invalid_client',
  'integration_suspended',
  'integration_incomplete',
  'connection_suspended',
  'origin_not_allowed',
  'no_integration',
  'forbidden',
]

/** What another person can mend at once. */
const FOR_SOMEBODY_ELSE: readonly string[] = ['access_denied', 'gong_forbidden', 'other_company']

interface Ways {
  readonly at: FailedStep['step']
  /** How many ways of linking are offered. */
  readonly offered: number
  readonly mayShare: boolean
  /** Whether there is something that closes. */
  readonly mayClose: boolean
}

/** The buttons of an error, in their order. */
export function nextSteps(code: string, { at, offered, mayShare, mayClose }: Ways): NextStep[] {
  const isHopeless = HOPELESS.includes(code)
  const isBeforeLink = at === 'oauth' || at === 'share'
  const steps: NextStep[] = []
  if (!isHopeless) steps.push('again')
  if (isBeforeLink && offered > 1) steps.push('other_way')
  if (isBeforeLink && mayShare && FOR_SOMEBODY_ELSE.includes(code)) steps.push('share')
  if (mayClose) steps.push('close')
  // Who registered the application may have mended it meanwhile; better that than a page without a way on.
  return steps.length > 0 || code === 'origin_not_allowed' ? steps : ['again']
}
