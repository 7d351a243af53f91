import type { stats } from '@mallet/contract/gong/stats'
import type { AreaRequests } from './area-requests.ts'

export const statsRequests: AreaRequests<typeof stats> = {}
