import type { Handlers } from '@mallet/contract/derive/routes'
import type { callOutcomes } from '@mallet/contract/gong/call-outcomes'
import type { ApiCall } from '../api-call.ts'
import { listCallOutcomes } from './list-call-outcomes.ts'

export const callOutcomesHandlers: Handlers<typeof callOutcomes, ApiCall> = {
  'callOutcomes.list': listCallOutcomes,
}
