import type { Handlers } from '@mallet/contract/derive/routes'
import type { coaching } from '@mallet/contract/gong/coaching'
import type { ApiCall } from '../api-call.ts'

export const coachingHandlers: Handlers<typeof coaching, ApiCall> = {}
