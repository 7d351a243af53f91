import type { Model } from '@mallet/contract/api/syncs'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { writeEvent } from '../outbox/write-event.ts'

interface Change {
  readonly connectionId: string
  readonly model: Model
  readonly runId?: string
  readonly added?: number
  readonly updated?: number
  readonly deleted?: number
}

/** Writes the event that tells of changed records; it is sent if they commit. */
export async function tellOfChange(
  ctx: Pick<Context, 'clock' | 'random'>,
  trx: Transaction<Database>,
  { connectionId, model, runId, added = 0, updated = 0, deleted = 0 }: Change,
  at: Date,
): Promise<void> {
  const data = { model, ...(runId !== undefined && { runId }), added, updated, deleted }
  await writeEvent(ctx, trx, { connectionId, type: 'records.changed', data }, at)
}
