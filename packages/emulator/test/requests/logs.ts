import type { logs } from '@mallet/contract/gong/logs'
import type { AreaRequests } from './area-requests.ts'

export const logsRequests: AreaRequests<typeof logs> = {}
