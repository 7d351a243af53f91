import { CALL_OUTCOMES } from '../../world/call-outcomes.ts'
import type { ApiCall } from '../api-call.ts'

export const listCallOutcomes = ({ requestId }: ApiCall) => ({
  requestId,
  outcomes: CALL_OUTCOMES.map(({ name, listed }) => ({ callOutcome: name, ...listed })),
})
