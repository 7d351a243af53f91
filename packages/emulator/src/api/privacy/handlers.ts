import type { Handlers } from '@mallet/contract/derive/routes'
import type { privacy } from '@mallet/contract/gong/privacy'
import type { ApiCall } from '../api-call.ts'

export const privacyHandlers: Handlers<typeof privacy, ApiCall> = {}
