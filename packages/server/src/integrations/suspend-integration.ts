import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import { stopWork } from '../connections/stop-work.ts'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { connectionsOf } from './connections-of.ts'
import { detailIntegration } from './describe-integration.ts'

/**
 * Suspends an integration until it is resumed: nothing is linked through it, and its connections stand as if each was
 * suspended. Nothing is lost. Suspending twice is suspending once; where the first was cut off, the second completes it.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function suspendIntegration(ctx: Context, id: string): Promise<IntegrationDetails> {
  const row = await ctx.db
    .updateTable('integration')
    .set({ suspended_at: sql<Date>`coalesce(suspended_at, ${ctx.clock.now()})` })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'integration', id })
  // One by one, so that no lock is held for long. From here on nothing new begins.
  for (const connection of await connectionsOf(ctx.db, id)) {
    await transact(ctx.db, (trx) => stopWork(ctx, trx, connection.id))
    ctx.gateway.hold(connection.id, true)
  }
  ctx.workIsDue()
  return detailIntegration(ctx, row)
}
