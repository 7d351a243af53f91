import type { Handlers } from '@mallet/contract/derive/routes'
import type { tasks } from '@mallet/contract/gong/tasks'
import type { ApiCall } from '../api-call.ts'

export const tasksHandlers: Handlers<typeof tasks, ApiCall> = {}
