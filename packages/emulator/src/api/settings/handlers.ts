import type { Handlers } from '@mallet/contract/derive/routes'
import type { settings } from '@mallet/contract/gong/settings'
import type { ApiCall } from '../api-call.ts'

export const settingsHandlers: Handlers<typeof settings, ApiCall> = {}
