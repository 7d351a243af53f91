import type { integrationSettings } from '@mallet/contract/gong/integration-settings'
import type { AreaRequests } from './area-requests.ts'

export const integrationSettingsRequests: AreaRequests<typeof integrationSettings> = {}
