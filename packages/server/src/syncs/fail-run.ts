import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { type HeldSync, releaseHeld } from '../db/hold-sync.ts'
import type { SyncJob } from '../db/queue.ts'
import { transact } from '../db/transact.ts'
import { describeFailure } from '../describe-failure.ts'

const FIRST_RETRY_MS = 60_000
const LONGEST_RETRY_MS = 3_600_000
/** Only a person can grant a scope, so asking each hour would be waste. */
const MISSING_SCOPE_RETRY_MS = 24 * 3_600_000

/**
 * Settles a run that could not go on. Records and checkpoint stay at the last stored page. A call limit only holds the
 * run back, and a connection that was suspended or deleted ends it; after anything else the sync tries again, after a
 * pause that doubles.
 *
 * @param sent requests that left since the last page
 * @throws the error itself where it is of an unknown kind, after it was settled, so that it reaches the log
 */
export async function failRun(ctx: Context, sync: HeldSync, job: SyncJob, sent: number, error: unknown): Promise<void> {
  if (isStopping(error)) return releaseHeld(ctx.db, sync)
  if (isMalletError(error, 'sync_fenced')) {
    // The sync and its run belong to another worker now; only the job is ours to end.
    await transact(ctx.db, (trx) => ctx.queue.complete(trx, job.id))
    return
  }
  const now = ctx.clock.now()
  await transact(ctx.db, async (trx) => {
    await ctx.queue.complete(trx, job.id)
    const ran = trx.updateTable('run').where('id', '=', job.runId)
    await ran.set((row) => ({ requests: row('requests', '+', sent) })).execute()
    const isHeldBack = isMalletError(error, 'rate_limited')
    const isOver = isMalletError(error, 'connection_suspended') || isMalletError(error, 'not_found')
    const settled = await ran
      .set(
        isHeldBack
          ? { state: 'queued', hold_until: after(now, error.details.retryAfterSeconds * 1000) }
          : isOver
            ? { state: 'cancelled', ended_at: now }
            : { state: 'failed', ended_at: now, error: JSON.stringify(describeFailure(error)) },
      )
      .where('state', 'in', ['queued', 'running'])
      .returning('id')
      .executeTakeFirst()
    // A run that somebody has ended is no failure of its sync, whatever became of its last page.
    if (settled && !isHeldBack && !isOver) {
      const { failures } = await trx
        .updateTable('sync')
        .set((row) => ({
          failures: row('failures', '+', 1),
          next_due_at: row.fn.coalesce('next_due_at', row.val(now)),
        }))
        .where('id', '=', sync.id)
        .returning('failures')
        .executeTakeFirstOrThrow()
      await trx
        .updateTable('sync')
        .set({ retry_at: after(now, pauseMs(error, failures)) })
        .where('id', '=', sync.id)
        .execute()
    }
    await trx
      .updateTable('sync')
      .set({ lease_until: null, owner: null })
      .where('id', '=', sync.id)
      .where('fence', '=', sync.fence)
      .execute()
  })
  ctx.workIsDue()
  if (!(error instanceof MalletError)) throw error
}

/** The run stays open, as after a kill: the next start takes it up. */
const isStopping = (error: unknown) => isMalletError(error, 'gong_unavailable') && error.details.reason === 'stopping'

const after = (now: Date, milliseconds: number) => new Date(now.getTime() + milliseconds)

function pauseMs(error: unknown, failures: number): number {
  if (isMalletError(error, 'missing_scope')) return MISSING_SCOPE_RETRY_MS
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10))
}
