import type { Context } from '../context.ts'
import { freeOrphans, keepHeld } from '../db/hold-sync.ts'
import { checkCommits } from '../db/older-database.ts'
import type { SyncJob } from '../db/queue.ts'
import { transact } from '../db/transact.ts'
import { eraseOldAnswers } from '../idempotency/erase-old-answers.ts'
import { laneOf } from '../syncs/step.ts'

/**
 * Says of this process's jobs that somebody is at them, and gives those of dead processes to whoever claims next: each
 * goes on at its stored checkpoint. What was kept for a day is erased after it. A database that came back
 * as an older state of itself is found.
 */
export async function upkeep(ctx: Context, jobs: readonly SyncJob[]): Promise<void> {
  const { db, alive, queue } = ctx
  if (jobs.length > 0) {
    await queue.keep(jobs.map(({ id }) => id))
    await keepHeld(
      db,
      alive.owner,
      jobs.map(({ syncId }) => syncId),
    )
  }
  await queue.free(await freeOrphans(db, alive))
  await transact(db, async (trx) => {
    for (const { trigger, ...job } of await queue.findStrays(trx)) await queue.send(trx, job, laneOf(trigger))
  })
  await eraseOldAnswers(ctx)
  await checkCommits(ctx)
}
