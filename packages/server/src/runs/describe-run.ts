import type { Model, Run } from '@mallet/contract/api/syncs'
import type { Selectable } from 'kysely'
import type { Database } from '../db/schema.ts'

export type RunRow = Selectable<Database['run']>

export const describeRun = (row: RunRow, connectionId: string, model: Model): Run => ({
  id: row.id,
  connectionId,
  model,
  trigger: row.trigger,
  state: row.state,
  requests: row.requests,
  added: row.added,
  updated: row.updated,
  deleted: row.deleted,
  ...(row.error && { error: row.error }),
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
})
