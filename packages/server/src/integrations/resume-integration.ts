import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { MalletError } from '@mallet/contract/errors'
import { announceHold } from '../connections/stop-work.ts'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { connectionsOf } from './connections-of.ts'
import { detailIntegration } from './describe-integration.ts'

/**
 * Ends the suspension of an integration. Its connections go on where they stood, but for those that are suspended
 * themselves.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function resumeIntegration(ctx: Context, id: string): Promise<IntegrationDetails> {
  const { row, freed } = await transact(ctx.db, async (trx) => {
    const row = await trx
      .updateTable('integration')
      .set({ suspended_at: null })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new MalletError('not_found', { resource: 'integration', id })
    const freed = (await connectionsOf(trx, id)).filter(({ suspended_at }) => suspended_at === null)
    for (const connection of freed) await announceHold(trx, connection.id, false)
    return { row, freed }
  })
  for (const connection of freed) ctx.gateway.hold(connection.id, false)
  ctx.workIsDue()
  return detailIntegration(ctx, row)
}
