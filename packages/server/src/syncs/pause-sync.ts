import type { Model, Sync } from '@mallet/contract/api/syncs'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { endOpenRun } from './end-open-run.ts'
import { getSync } from './get-sync.ts'
import { lockSync } from './lock-sync.ts'

/**
 * Makes nothing due any more. The page that Gong is answering is stored, and its run ends with it. Pausing twice is
 * pausing once.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function pauseSync(ctx: Context, connectionId: string, model: Model): Promise<Sync> {
  await transact(ctx.db, async (trx) => {
    const id = await lockSync(trx, connectionId, model)
    await trx.updateTable('sync').set({ paused: true }).where('id', '=', id).execute()
    await endOpenRun(ctx, trx, id)
  })
  return getSync(ctx, connectionId, model)
}
