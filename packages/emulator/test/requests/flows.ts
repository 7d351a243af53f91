import type { flows } from '@mallet/contract/gong/flows'
import type { AreaRequests } from './area-requests.ts'

export const flowsRequests: AreaRequests<typeof flows> = {}
