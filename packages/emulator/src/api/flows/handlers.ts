import type { Handlers } from '@mallet/contract/derive/routes'
import type { flows } from '@mallet/contract/gong/flows'
import type { ApiCall } from '../api-call.ts'

export const flowsHandlers: Handlers<typeof flows, ApiCall> = {}
