import type { Task } from '@mallet/contract/gong/task'
import { originOf } from '../../company/origin-of.ts'
import { PRIORITIES, tasksOf, type WorldTask } from '../../world/tasks.ts'
import type { ApiCall } from '../api-call.ts'

/** What ids and links of tasks belong to, in every company of the emulator. */
export const CRM_TYPE = 'SALESFORCE'

interface ShownTask {
  readonly workspaceId: string
  readonly task: Task
}

/** A user’s tasks as they stand now, oldest first; undefined if the company has no such user. */
export function tasksOfUser({ context, company }: ApiCall, userId: string): ShownTask[] | undefined {
  const user = company.world.users.find(({ id }) => id === userId)
  if (!user) return undefined
  const origin = originOf(context, company)
  const nowMs = context.clock.nowMs()
  const { changes } = company.state().tasks
  const show = (one: WorldTask): ShownTask => {
    const change = changes[one.fixed.id]
    const settled = one.settled && one.settled.atMs <= nowMs && change?.status === undefined ? one.settled : undefined
    const updatedMs = Math.max(one.createdMs, settled?.atMs ?? 0, change?.updatedMs ?? 0)
    const task = {
      ...one.fixed,
      created: origin.workingTime.format(one.createdMs),
      updated: origin.workingTime.format(updatedMs),
      status: change?.status ?? settled?.status ?? 'OPEN',
      dueDate: origin.workingTime.format(change?.dueMs ?? one.dueMs),
      priority: PRIORITIES.find(({ name }) => name === (change?.priority ?? one.priority)) ?? null,
    }
    return { workspaceId: one.workspaceId, task }
  }
  return tasksOf(origin, user, nowMs).map(show)
}
