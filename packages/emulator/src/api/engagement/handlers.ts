import type { Handlers } from '@mallet/contract/derive/routes'
import type { engagement } from '@mallet/contract/gong/engagement'
import type { ApiCall } from '../api-call.ts'

export const engagementHandlers: Handlers<typeof engagement, ApiCall> = {}
