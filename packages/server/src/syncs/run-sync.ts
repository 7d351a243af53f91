import { createGongClient } from '@mallet/gong'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../context.ts'
import { type HeldSync, releaseHeld, takeSync } from '../db/hold-sync.ts'
import type { SyncJob } from '../db/queue.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { failRun } from './fail-run.ts'
import { finishRun } from './finish-run.ts'
import { readTranscripts } from './read-transcripts.ts'
import { readWindow } from './read-window.ts'
import { reprocessQuarantine } from './reprocess-quarantine.ts'
import { rereadCalls } from './reread-calls.ts'
import { laneOf, type RunAtWork, type Step, type Work } from './step.ts'
import { storeStep } from './store-step.ts'

/** A job ends after so many pages and is enqueued again, so that every connection gets its turn. */
const PAGES_PER_JOB = 10

/**
 * Works on a run: page after page until nothing is due, each stored before the next is asked for. A stop between two
 * pages loses nothing, and so does a kill at any moment: the next worker begins at the stored checkpoint.
 *
 * @param isStopping asked between pages
 */
export async function runSync(ctx: Context, job: SyncJob, isStopping: () => boolean): Promise<void> {
  let sync = await takeSync(ctx.db, job.syncId, ctx.alive.owner)
  // Whoever holds it is at the same run, or dead: then this job runs out, and is claimed again, after the lease.
  if (!sync) return
  let sent = 0
  const takeSent = () => {
    const count = sent
    sent = 0
    return count
  }
  try {
    for (let page = 0; page < PAGES_PER_JOB && !isStopping(); page++) {
      const run = await readRun(ctx, job.runId)
      if (!run) return await dropJob(ctx, sync, job)
      const client = clientOf(ctx, sync, run, () => sent++)
      const work: Work = { sync, run, client, now: ctx.clock.now(), takeSent }
      const step = await readNext(ctx, work)
      if (step) {
        sync = await storeStep(ctx, work, step)
        if (step.failure) throw step.failure
      } else if (await finishRun(ctx, work, job)) return
    }
    await releaseHeld(ctx.db, sync)
    await requeue(ctx, job)
  } catch (error) {
    await failRun(ctx, sync, job, takeSent(), error)
  }
}

async function readNext(ctx: Context, work: Work): Promise<Step | undefined> {
  const reprocessed = await reprocessQuarantine(ctx, work)
  if (reprocessed) return reprocessed
  if (work.sync.model === 'transcripts') return readTranscripts(ctx, work)
  const reread = work.sync.model === 'calls' ? await rereadCalls(ctx, work) : undefined
  return reread ?? readWindow(ctx, work)
}

/** Marks the run as running, and tells what was asked of it up to now. Undefined where it has ended. */
async function readRun({ db, clock }: Context, runId: string): Promise<RunAtWork | undefined> {
  // At most pages there is nothing to mark, and what writes nothing does not wait for the disk.
  const { rows } = await sql<Pick<Selectable<Database['run']>, 'trigger' | 'rereads' | 'rereads_done'>>`
    with begun as (
      update run set state = 'running', started_at = coalesce(started_at, ${clock.now()}), hold_until = null
       where id = ${runId} and (state = 'queued' or state = 'running' and hold_until is not null))
    select trigger, rereads, rereads_done from run where id = ${runId} and state in ('queued', 'running')`.execute(db)
  const [row] = rows
  return row && { id: runId, trigger: row.trigger, rereads: row.rereads, rereadsDone: row.rereads_done }
}

/** A job that timed out while its worker lived on comes again, though its run may have ended. */
async function dropJob(ctx: Context, sync: HeldSync, job: SyncJob): Promise<void> {
  await releaseHeld(ctx.db, sync)
  await transact(ctx.db, (trx) => ctx.queue.complete(trx, job.id))
}

function clientOf(ctx: Context, { connectionId }: HeldSync, { trigger }: RunAtWork, onSent: () => void) {
  const caller = { connectionId, lane: laneOf(trigger), onSent }
  return createGongClient({ send: (request) => ctx.gateway.request(caller, request) })
}

async function requeue(ctx: Context, job: SyncJob): Promise<void> {
  await transact(ctx.db, async (trx) => {
    await ctx.queue.complete(trx, job.id)
    const run = await trx.selectFrom('run').select('trigger').where('id', '=', job.runId).executeTakeFirstOrThrow()
    await ctx.queue.send(trx, job, laneOf(run.trigger))
  })
  ctx.workIsDue()
}
