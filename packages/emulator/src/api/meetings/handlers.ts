import type { Handlers } from '@mallet/contract/derive/routes'
import type { meetings } from '@mallet/contract/gong/meetings'
import type { ApiCall } from '../api-call.ts'

export const meetingsHandlers: Handlers<typeof meetings, ApiCall> = {}
