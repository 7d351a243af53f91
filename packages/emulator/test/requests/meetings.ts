import type { meetings } from '@mallet/contract/gong/meetings'
import type { AreaRequests } from './area-requests.ts'

export const meetingsRequests: AreaRequests<typeof meetings> = {}
