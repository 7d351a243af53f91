import type { permissions } from '@mallet/contract/gong/permissions'
import type { AreaRequests } from './area-requests.ts'

export const permissionsRequests: AreaRequests<typeof permissions> = {}
