import { z } from 'zod'
import { Id, Instant, openEnum, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { TASK_STATUSES, TASK_TYPES, Task } from './task.ts'
import { exampleTask } from './tasks-examples.ts'

const TasksAnswer = z.looseObject({
  requestId: RequestId,
  tasks: z.array(Task),
  crmType: optional(openEnum(['SALESFORCE', 'HUBSPOT', 'MICROSOFT_DYNAMICS', 'GENERIC'])).describe(
    'The CRM that ids and links of the tasks belong to',
  ),
})

const WITHOUT_ENGAGE = 'A company without Gong Engage gets a 500.'

export const tasks = gongTable({
  'tasks.list': {
    title: 'List tasks',
    method: 'POST',
    path: '/v2/tasks',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:tasks:read',
    summary: 'List the calls that a user is to make, or has made or dismissed',
    body: z.object({
      filter: z.object({
        userId: Id.describe('Whose tasks'),
        workspaceId: Id.optional(),
        types: z.array(z.enum(TASK_TYPES)),
        taskAction: z.array(z.enum(['CALL'])),
        status: z.array(z.enum(TASK_STATUSES)),
      }),
    }),
    response: TasksAnswer,
    list: 'tasks',
    needs: 'engage',
    limits: [WITHOUT_ENGAGE],
    example: {
      body: {
        filter: { userId: '7273476131570014205', types: ['FLOW', 'MANUAL'], taskAction: ['CALL'], status: ['OPEN'] },
      },
      response: { requestId: '4al018gzaztcr8nbukw', tasks: [exampleTask], crmType: 'SALESFORCE' },
    },
    source: 'Gong OpenAPI 2026-07-05, listTasks; the 500 recorded live, June 2026, an answer never',
  },
  'tasks.update': {
    title: 'Update task',
    method: 'PATCH',
    path: '/v2/tasks/{taskId}',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:tasks:write',
    summary: 'Change the status, the due date or the priority of a task',
    params: z.object({ taskId: Id }),
    body: z.object({
      userId: Id.describe('Whose task it is'),
      status: z.enum(TASK_STATUSES).optional(),
      dueDate: Instant.optional(),
      priority: z.string().optional().describe('Such as MEDIUM'),
    }),
    response: TasksAnswer,
    list: 'tasks',
    needs: 'engage',
    limits: [WITHOUT_ENGAGE],
    example: {
      params: { taskId: exampleTask.id },
      body: { userId: '7273476131570014205', status: 'DONE' },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        tasks: [{ ...exampleTask, status: 'DONE', updated: '2026-06-10T11:40:00-04:00' }],
        crmType: 'SALESFORCE',
      },
    },
    source: 'Gong OpenAPI 2026-07-05, updateReminder; the 500 recorded live, June 2026, an answer never',
  },
})
