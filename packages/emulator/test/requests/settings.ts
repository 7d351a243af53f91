import type { settings } from '@mallet/contract/gong/settings'
import type { AreaRequests } from './area-requests.ts'

export const settingsRequests: AreaRequests<typeof settings> = {}
