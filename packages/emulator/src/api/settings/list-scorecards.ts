import { originOf } from '../../company/origin-of.ts'
import { scorecardsOf } from '../../world/scorecards.ts'
import type { ApiCall } from '../api-call.ts'

export const listScorecards = ({ context, company, requestId }: ApiCall) => ({
  requestId,
  scorecards: scorecardsOf(originOf(context, company)),
})
