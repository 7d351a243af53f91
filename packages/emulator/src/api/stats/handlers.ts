import type { Handlers } from '@mallet/contract/derive/routes'
import type { stats } from '@mallet/contract/gong/stats'
import type { ApiCall } from '../api-call.ts'

export const statsHandlers: Handlers<typeof stats, ApiCall> = {}
