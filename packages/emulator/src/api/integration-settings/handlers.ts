import type { Handlers } from '@mallet/contract/derive/routes'
import type { integrationSettings } from '@mallet/contract/gong/integration-settings'
import type { ApiCall } from '../api-call.ts'
import { getIntegrationSettings } from './get-integration-settings.ts'
import { setIntegrationSettings } from './set-integration-settings.ts'

export const integrationSettingsHandlers: Handlers<typeof integrationSettings, ApiCall> = {
  'integrationSettings.get': getIntegrationSettings,
  'integrationSettings.set': setIntegrationSettings,
}
