import type { Handlers } from '@mallet/contract/derive/routes'
import type { integrationSettings } from '@mallet/contract/gong/integration-settings'
import type { ApiCall } from '../api-call.ts'

export const integrationSettingsHandlers: Handlers<typeof integrationSettings, ApiCall> = {}
