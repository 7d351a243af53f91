import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { PRIORITIES } from '../../world/tasks.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { CRM_TYPE, tasksOfUser } from './tasks-of-user.ts'

/**
 * Changes what is named of a task, and answers the task as it is then.
 *
 * @throws Refusal 404 where the user has no such task, 400 for a priority that there is not
 */
export function updateTask(call: ApiCall, { params, body }: Parsed<Gong['tasks.update']>) {
  const find = () => tasksOfUser(call, body.userId)?.find(({ task }) => task.id === params.taskId)
  if (!find()) throw new Refusal(404, [`Task ID ${params.taskId} was not found`])
  const priority = body.priority?.toLowerCase()
  if (priority !== undefined && !PRIORITIES.some(({ name }) => name === priority)) {
    throw new Refusal(400, ['priority: must be one of HIGH, MEDIUM, LOW'])
  }
  const { changes } = call.company.state().tasks
  changes[params.taskId] = {
    ...changes[params.taskId],
    ...(body.status !== undefined && { status: body.status }),
    ...(body.dueDate !== undefined && { dueMs: Date.parse(body.dueDate) }),
    ...(priority !== undefined && { priority }),
    updatedMs: call.context.clock.nowMs(),
  }
  call.context.state.save()
  return { requestId: call.requestId, tasks: [find()].flatMap((found) => found?.task ?? []), crmType: CRM_TYPE }
}
