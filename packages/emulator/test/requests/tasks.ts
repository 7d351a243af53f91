import { refusals } from '@mallet/contract/gong/refusals'
import { Task } from '@mallet/contract/gong/task'
import type { tasks } from '@mallet/contract/gong/tasks'
import { User } from '@mallet/contract/gong/users'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'

const ALL = { types: ['FLOW', 'MANUAL'], taskAction: ['CALL'], status: ['OPEN', 'DONE', 'DISMISSED'] }

/** Somebody who is given calls to make, and one of these. */
async function aTask({ ask }: Probe): Promise<{ readonly userId: string; readonly taskId: string }> {
  const { body } = await ask('/v2/users')
  for (const { id: userId } of z.array(User).parse(body.users)) {
    const listed = await ask('/v2/tasks', { body: { filter: { userId, ...ALL } } })
    const [task] = z.array(Task).parse(listed.body.tasks)
    if (task) return { userId, taskId: task.id }
  }
  throw new Error('nobody is given a task')
}

export const tasksRequests: AreaRequests<typeof tasks> = {
  'tasks.list': {
    good: async (probe) => ({ body: { filter: { userId: (await aTask(probe)).userId, ...ALL } } }),
    refused: [
      {
        means: 'the user is not there',
        request: () => ({ body: { filter: { userId: '1', ...ALL } } }),
        status: 400,
      },
      {
        means: 'the status is unknown',
        request: () => ({ body: { filter: { userId: '1', ...ALL, status: ['LATE'] } } }),
        status: 400,
        text: refusals.jsonParseError,
      },
      {
        means: 'nobody is named',
        request: () => ({ body: { filter: ALL } }),
        status: 400,
        text: 'filter.userId: must not be null',
      },
    ],
  },
  'tasks.update': {
    good: async (probe) => {
      const { userId, taskId } = await aTask(probe)
      const body = { userId, status: 'DISMISSED', dueDate: '2026-06-12T09:00:00Z', priority: 'LOW' }
      return { params: { taskId }, body }
    },
    refused: [
      {
        means: 'the task is somebody else’s',
        request: async (probe) => ({ params: { taskId: (await aTask(probe)).taskId }, body: { userId: '1' } }),
        status: 404,
      },
      {
        means: 'there is no such priority',
        request: async (probe) => {
          const { userId, taskId } = await aTask(probe)
          return { params: { taskId }, body: { userId, priority: 'whenever' } }
        },
        status: 400,
      },
    ],
  },
}
