import type { Model, Sync } from '@mallet/contract/api/syncs'
import type { Context } from '../context.ts'
import { fenceOff } from '../db/hold-sync.ts'
import { transact } from '../db/transact.ts'
import { askForEveryTranscript } from './ask-for-every-transcript.ts'
import { emptyCheckpoint } from './checkpoint.ts'
import { endOpenRun } from './end-open-run.ts'
import { getSync } from './get-sync.ts'
import { lockSync } from './lock-sync.ts'

/**
 * Begins a sync from the beginning: everything is read again, and cursors that were given out before have expired.
 * Records stay readable meanwhile and keep their versions; what has changed gets the next one, so no version number is
 * ever given twice. The page that Gong is answering is not stored.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function resetSync(ctx: Context, connectionId: string, model: Model): Promise<Sync> {
  if (model === 'transcripts') await askForEveryTranscript(ctx, connectionId)
  await transact(ctx.db, async (trx) => {
    const id = await lockSync(trx, connectionId, model)
    await endOpenRun(ctx, trx, id)
    await fenceOff(trx, id)
    await trx
      .updateTable('sync')
      .set({
        epoch: ctx.random(8).toString('hex'),
        checkpoint: JSON.stringify(emptyCheckpoint),
        // Transcripts become due when calls are in.
        next_due_at: model === 'transcripts' ? null : ctx.clock.now(),
        retry_at: null,
        failures: 0,
        expected: null,
      })
      .where('id', '=', id)
      .execute()
  })
  ctx.workIsDue()
  return getSync(ctx, connectionId, model)
}
