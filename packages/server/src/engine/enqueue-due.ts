import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { laneOf } from '../syncs/step.ts'

/**
 * Makes a run and a job for every sync that has something to do and no run open, and sends runs on that were held back
 * until now. What is due and the jobs for it commit together, so a tick that dies is a tick that never was.
 *
 * @returns how many jobs were enqueued
 */
export async function enqueueDue(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  return transact(ctx.db, async (trx) => {
    const due = await trx
      .selectFrom('sync_due')
      .innerJoin('sync', 'sync.id', 'sync_due.sync_id')
      .innerJoin('credential', 'credential.connection_id', 'sync.connection_id')
      .select(['sync.id', 'sync.checkpoint'])
      .where('sync_due.due_at', '<=', now)
      .where('credential.status', '=', 'active')
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('run')
              .select('run.id')
              .whereRef('run.sync_id', '=', 'sync.id')
              .where('run.state', 'in', ['queued', 'running']),
          ),
        ),
      )
      .forNoKeyUpdate('sync')
      .skipLocked()
      .execute()
    let begun = 0
    for (const { id: syncId, checkpoint } of due) {
      const trigger = checkpoint.firstWindowStored ? 'schedule' : 'first'
      const runId = makeId('run', ctx)
      // Another tick may have made one after this one had looked, and let the sync go before it was locked here.
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('run')
        .values({ id: runId, sync_id: syncId, trigger, state: 'queued', created_at: now })
        .onConflict((present) => present.doNothing())
        .executeTakeFirstOrThrow()
      if (!numInsertedOrUpdatedRows) continue
      await ctx.queue.send(trx, { syncId, runId }, laneOf(trigger))
      begun++
    }
    const held = await trx
      .updateTable('run')
      .set({ hold_until: null })
      .where('state', '=', 'queued')
      .where('hold_until', '<=', now)
      .returning(['id', 'sync_id', 'trigger'])
      .execute()
    for (const { id, sync_id, trigger } of held) {
      await ctx.queue.send(trx, { syncId: sync_id, runId: id }, laneOf(trigger))
    }
    return begun + held.length
  })
}
