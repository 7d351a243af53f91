import { MODELS } from '@mallet/contract/api/syncs'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { emptyCheckpoint } from './checkpoint.ts'

/** Makes a sync for every model of a new connection, due at once; transcripts become due when calls are in. */
export async function createSyncs(
  ctx: Pick<Context, 'clock' | 'random'>,
  trx: Transaction<Database>,
  connectionId: string,
): Promise<void> {
  const now = ctx.clock.now()
  await trx
    .insertInto('sync')
    .values(
      MODELS.map((model) => ({
        connection_id: connectionId,
        model,
        epoch: ctx.random(8).toString('hex'),
        checkpoint: JSON.stringify(emptyCheckpoint),
        next_due_at: model === 'transcripts' ? null : now,
      })),
    )
    .execute()
}
