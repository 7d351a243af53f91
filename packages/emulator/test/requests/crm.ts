import type { crm } from '@mallet/contract/gong/crm'
import type { AreaRequests } from './area-requests.ts'

export const crmRequests: AreaRequests<typeof crm> = {}
