import type { Model, Sync } from '@mallet/contract/api/syncs'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { getSync } from './get-sync.ts'
import { lockSync } from './lock-sync.ts'

/**
 * Ends a pause. What came due meanwhile is due now, and goes on at the stored checkpoint.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function resumeSync(ctx: Context, connectionId: string, model: Model): Promise<Sync> {
  await transact(ctx.db, async (trx) => {
    const id = await lockSync(trx, connectionId, model)
    await trx.updateTable('sync').set({ paused: false }).where('id', '=', id).execute()
  })
  ctx.workIsDue()
  return getSync(ctx, connectionId, model)
}
