import type { targets } from '@mallet/contract/gong/targets'
import type { AreaRequests } from './area-requests.ts'

export const targetsRequests: AreaRequests<typeof targets> = {}
