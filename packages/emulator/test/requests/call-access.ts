import type { callAccess } from '@mallet/contract/gong/call-access'
import type { AreaRequests } from './area-requests.ts'

export const callAccessRequests: AreaRequests<typeof callAccess> = {}
