import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { lockHeld } from '../db/hold-sync.ts'
import type { SyncJob } from '../db/queue.ts'
import { transact } from '../db/transact.ts'
import { describeFailure } from '../describe-failure.ts'
import type { UnclosedWindow } from './checkpoint.ts'
import { nextDueAt } from './schedule.ts'
import { scheduleOf } from './schedule-of.ts'
import type { Work } from './step.ts'

/**
 * Ends a run that found nothing more to do: run, next due moment and job in one transaction. A run that left a window
 * unclosed has failed, but its sync goes on by its schedule: reading the same again at once would give the same.
 *
 * @returns false where somebody asked for another reading meanwhile, or ended the run: whoever has it looks again then
 * @throws {@link MalletError} `sync_fenced`
 */
export async function finishRun(ctx: Context, { sync, run, now, takeSent }: Work, job: SyncJob): Promise<boolean> {
  const schedule = scheduleOf(sync.model, sync.connectionId, sync.settings)
  const requests = takeSent()
  const unclosed = sync.checkpoint.unclosed?.runId === run.id ? sync.checkpoint.unclosed : undefined
  const finished = await transact(ctx.db, async (trx) => {
    await lockHeld(trx, sync)
    const ran = trx.updateTable('run').where('id', '=', run.id)
    await ran.set((row) => ({ requests: row('requests', '+', requests) })).execute()
    const ended = await ran
      .set(
        unclosed
          ? { state: 'failed', ended_at: now, error: JSON.stringify(describeFailure(notClosed(unclosed))) }
          : { state: 'succeeded', ended_at: now },
      )
      .whereRef('rereads', '=', 'rereads_done')
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    if (!ended) return false
    await trx
      .updateTable('sync')
      .set({
        next_due_at: nextDueAt(schedule, sync.checkpoint.readAt, now),
        retry_at: null,
        failures: 0,
        ...(!unclosed && { fresh_at: now }),
        expected: null,
        lease_until: null,
        owner: null,
      })
      .where('id', '=', sync.id)
      .execute()
    await ctx.queue.complete(trx, job.id)
    return true
  })
  if (finished) ctx.workIsDue()
  return finished
}

const notClosed = ({ expected, read }: UnclosedWindow) => new MalletError('window_not_closed', { expected, read })
