import type { engagement } from '@mallet/contract/gong/engagement'
import type { AreaRequests } from './area-requests.ts'

export const engagementRequests: AreaRequests<typeof engagement> = {}
