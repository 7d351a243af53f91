import { TASK_STATUSES } from '@mallet/contract/gong/task'
import { z } from 'zod'

/** What was changed about a task, laid over what would have become of it. */
const TaskChange = z.object({
  status: z.enum(TASK_STATUSES).optional(),
  dueMs: z.number().optional(),
  priority: z.string().optional(),
  updatedMs: z.number(),
})

/** What was written to a company through this area of the API. */
export const TasksState = z.object({ changes: z.record(z.string(), TaskChange).default({}) }).prefault({})
