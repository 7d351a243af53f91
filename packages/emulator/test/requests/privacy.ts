import type { privacy } from '@mallet/contract/gong/privacy'
import type { AreaRequests } from './area-requests.ts'

export const privacyRequests: AreaRequests<typeof privacy> = {}
