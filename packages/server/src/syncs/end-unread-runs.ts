import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { endOpenRun } from './end-open-run.ts'
import { pauseReason } from './pause-reason.ts'

/**
 * Ends what is under way of models that are not read any more, as pausing does: the page that Gong is answering is
 * stored, and its run ends with it.
 *
 * @param of one connection, or all of an integration
 */
export async function endUnreadRuns(
  ctx: Pick<Context, 'queue' | 'clock'>,
  trx: Transaction<Database>,
  of: { readonly connectionId: string } | { readonly integrationId: string },
): Promise<void> {
  const syncs = await trx
    .selectFrom('sync')
    .innerJoin('connection', 'connection.id', 'sync.connection_id')
    .innerJoin('integration', 'integration.id', 'connection.integration_id')
    .select(['sync.id', 'sync.model', 'sync.paused', 'connection.settings', 'integration.syncs as integrationSyncs'])
    .where((is) =>
      'connectionId' in of ? is('connection.id', '=', of.connectionId) : is('integration.id', '=', of.integrationId),
    )
    .where('connection.deleted_at', 'is', null)
    .orderBy('sync.id')
    .forNoKeyUpdate('sync')
    .execute()
  for (const { id, model, ...switches } of syncs) {
    if (pauseReason(model, switches) !== null) await endOpenRun(ctx, trx, id)
  }
}
