import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'

/**
 * Ends the open run of a sync as cancelled. A worker that is at it notices before its next page; the job of one that
 * waits is gone, so that the next run gets its own.
 *
 * @param trx holds the lock of the sync's row
 * @returns whether a run was open
 */
export async function endOpenRun(
  ctx: Pick<Context, 'queue' | 'clock'>,
  trx: Transaction<Database>,
  syncId: number,
): Promise<boolean> {
  await ctx.queue.drop(trx, syncId)
  const ended = await trx
    .updateTable('run')
    .set({ state: 'cancelled', ended_at: ctx.clock.now(), hold_until: null })
    .where('sync_id', '=', syncId)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .execute()
  return ended.length > 0
}
