import type { Handlers } from '@mallet/contract/derive/routes'
import type { callAccess } from '@mallet/contract/gong/call-access'
import type { ApiCall } from '../api-call.ts'

export const callAccessHandlers: Handlers<typeof callAccess, ApiCall> = {}
