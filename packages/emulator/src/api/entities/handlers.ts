import type { Handlers } from '@mallet/contract/derive/routes'
import type { entities } from '@mallet/contract/gong/entities'
import type { ApiCall } from '../api-call.ts'

export const entitiesHandlers: Handlers<typeof entities, ApiCall> = {}
