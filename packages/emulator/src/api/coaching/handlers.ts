import type { Handlers } from '@mallet/contract/derive/routes'
import type { coaching } from '@mallet/contract/gong/coaching'
import type { ApiCall } from '../api-call.ts'
import { listCoaching } from './list-coaching.ts'

export const coachingHandlers: Handlers<typeof coaching, ApiCall> = {
  'coaching.list': listCoaching,
}
