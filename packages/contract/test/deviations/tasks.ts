import type { Deviation } from './deviation.ts'

const reason =
  'Documented as int64, never recorded. Ids of scorecards, documented alike, arrive as text, so text is expected here too.'

const ids = ['id', 'userId', 'flow.id', 'flow.step.id', 'priority.id']

export const tasks: readonly Deviation[] = ['tasks.list', 'tasks.update'].flatMap((operation) =>
  ids.map((id) => ({ operation, field: `response.tasks[].${id}`, reason })),
)
