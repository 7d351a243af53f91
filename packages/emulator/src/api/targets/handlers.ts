import type { Handlers } from '@mallet/contract/derive/routes'
import type { targets } from '@mallet/contract/gong/targets'
import type { ApiCall } from '../api-call.ts'

export const targetsHandlers: Handlers<typeof targets, ApiCall> = {}
