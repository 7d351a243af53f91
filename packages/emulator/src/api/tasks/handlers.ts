import type { Handlers } from '@mallet/contract/derive/routes'
import type { tasks } from '@mallet/contract/gong/tasks'
import type { ApiCall } from '../api-call.ts'
import { listTasks } from './list-tasks.ts'
import { updateTask } from './update-task.ts'

export const tasksHandlers: Handlers<typeof tasks, ApiCall> = {
  'tasks.list': listTasks,
  'tasks.update': updateTask,
}
