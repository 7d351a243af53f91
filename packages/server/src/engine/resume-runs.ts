import type { Context } from '../context.ts'
import { releaseAll } from '../db/hold-sync.ts'
import { transact } from '../db/transact.ts'
import { laneOf } from '../syncs/step.ts'

/**
 * Takes up every run that was open when the last process ended, however it ended. Only for a start that holds the lock
 * of the data directory, which proves that nobody else is at them.
 */
export async function resumeRuns(ctx: Context): Promise<void> {
  await transact(ctx.db, async (trx) => {
    await releaseAll(trx)
    await ctx.queue.clear(trx)
    const open = await trx
      .updateTable('run')
      .set({ state: 'queued' })
      .where('state', 'in', ['queued', 'running'])
      .returning(['id', 'sync_id', 'trigger', 'hold_until'])
      .execute()
    for (const { id, sync_id, trigger, hold_until } of open) {
      if (hold_until === null) await ctx.queue.send(trx, { syncId: sync_id, runId: id }, laneOf(trigger))
    }
  })
}
