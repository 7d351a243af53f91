import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { CRM_TYPE, tasksOfUser } from './tasks-of-user.ts'

/** The tasks of a user that the filter matches, oldest first. Throws `Refusal` 400 for a user who is not there. */
export function listTasks(call: ApiCall, { body }: Parsed<Gong['tasks.list']>) {
  const { userId, workspaceId, types, taskAction, status } = body.filter
  const all = tasksOfUser(call, userId)
  if (!all) throw new Refusal(400, [`User ID ${userId} was not found`])
  const isOneOf = (values: readonly string[], value: string | null | undefined) => values.some((one) => one === value)
  const tasks = all
    .filter((one) => workspaceId === undefined || one.workspaceId === workspaceId)
    .map(({ task }) => task)
    .filter((task) => isOneOf(types, task.type) && isOneOf(status, task.status))
    .filter((task) => task.actions?.some((action) => isOneOf(taskAction, action)))
  return { requestId: call.requestId, tasks, crmType: CRM_TYPE }
}
