import type { Connection } from '@mallet/contract/api/connections'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { getConnection } from './get-connection.ts'
import { loadConnection } from './load-connection.ts'
import { stopWork } from './stop-work.ts'

/**
 * Suspends a connection until it is resumed: Gong is asked nothing more for it, and its records are not served. What is
 * stored stays. Suspending twice is suspending once.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function suspendConnection(ctx: Context, id: string): Promise<Connection> {
  await loadConnection(ctx, id)
  await transact(ctx.db, async (trx) => {
    const suspended = await trx
      .updateTable('connection')
      .set({ suspended_at: ctx.clock.now() })
      .where('id', '=', id)
      .where('suspended_at', 'is', null)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (suspended) await stopWork(ctx, trx, id)
  })
  ctx.gateway.hold(id, true)
  ctx.workIsDue()
  return getConnection(ctx, id)
}
