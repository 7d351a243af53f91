import type { Connection } from '@mallet/contract/api/connections'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { getConnection } from './get-connection.ts'
import { loadConnection } from './load-connection.ts'
import { announceHold } from './stop-work.ts'

/**
 * Ends a suspension. What came due meanwhile is due now, and goes on at the stored checkpoints. Where the integration is
 * suspended too, nothing leaves before that is resumed.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function resumeConnection(ctx: Context, id: string): Promise<Connection> {
  const { integration_suspended_at } = await loadConnection(ctx, id)
  const isHeld = integration_suspended_at !== null
  await transact(ctx.db, async (trx) => {
    await trx
      .updateTable('connection')
      .set({ suspended_at: null })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .execute()
    await announceHold(trx, id, isHeld)
  })
  ctx.gateway.hold(id, isHeld)
  ctx.workIsDue()
  return getConnection(ctx, id)
}
