import type { Model, Sync } from '@mallet/contract/api/syncs'
import type { Context } from '../context.ts'
import { fenceOff } from '../db/hold-sync.ts'
import { transact } from '../db/transact.ts'
import { endOpenRun } from './end-open-run.ts'
import { getSync } from './get-sync.ts'
import { lockSync } from './lock-sync.ts'

/** Else what was cancelled would be due again, and begin anew, within the second. */
const LEFT_ALONE_MS = 3_600_000

/**
 * Ends the run that is open, without the page that Gong is answering; what was stored stays. The schedule goes on an
 * hour later at the stored checkpoint. Where no run is open, nothing changes.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function cancelSync(ctx: Context, connectionId: string, model: Model): Promise<Sync> {
  await transact(ctx.db, async (trx) => {
    const id = await lockSync(trx, connectionId, model)
    if (!(await endOpenRun(ctx, trx, id))) return
    await fenceOff(trx, id)
    const leftAloneUntil = new Date(ctx.clock.now().getTime() + LEFT_ALONE_MS)
    await trx.updateTable('sync').set({ retry_at: leftAloneUntil }).where('id', '=', id).execute()
  })
  ctx.workIsDue()
  return getSync(ctx, connectionId, model)
}
