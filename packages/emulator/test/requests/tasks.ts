import type { tasks } from '@mallet/contract/gong/tasks'
import type { AreaRequests } from './area-requests.ts'

export const tasksRequests: AreaRequests<typeof tasks> = {}
