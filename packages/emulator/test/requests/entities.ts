import type { entities } from '@mallet/contract/gong/entities'
import type { AreaRequests } from './area-requests.ts'

export const entitiesRequests: AreaRequests<typeof entities> = {}
