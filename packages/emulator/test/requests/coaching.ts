import type { coaching } from '@mallet/contract/gong/coaching'
import type { AreaRequests } from './area-requests.ts'

export const coachingRequests: AreaRequests<typeof coaching> = {}
