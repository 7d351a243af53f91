import type { Handlers } from '@mallet/contract/derive/routes'
import type { crm } from '@mallet/contract/gong/crm'
import type { ApiCall } from '../api-call.ts'

export const crmHandlers: Handlers<typeof crm, ApiCall> = {}
