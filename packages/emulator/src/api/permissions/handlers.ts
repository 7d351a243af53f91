import type { Handlers } from '@mallet/contract/derive/routes'
import type { permissions } from '@mallet/contract/gong/permissions'
import type { ApiCall } from '../api-call.ts'

export const permissionsHandlers: Handlers<typeof permissions, ApiCall> = {}
