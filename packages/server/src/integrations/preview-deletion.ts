import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { loadIntegration } from './load-integration.ts'

/**
 * What deleting an integration would stop. Changes nothing.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function previewDeletion(
  ctx: Pick<Context, 'db' | 'clock'>,
  id: string,
): Promise<Answer<(typeof api)['integrations.deletion']>> {
  await loadIntegration(ctx, id)
  const { rows } = await sql<{ connections: number; active: number; syncs: number; links: number }>`
    with own as (
      select c.id, c.suspended_at is null and k.status = 'active' as active
        from connection c join credential k on k.connection_id = c.id
       where c.integration_id = ${id} and c.deleted_at is null)
    select (select count(*)::int from own) as connections,
           (select count(*)::int from own where active) as active,
           (select count(*)::int from sync where connection_id in (select id from own)) as syncs,
           (select count(*)::int from connect_session
             where ${id} = any(integration_ids) and linked_at is null and revoked_at is null
               and expires_at > ${ctx.clock.now()}) as links`.execute(ctx.db)
  const [counts] = rows
  return {
    integrationId: id,
    connections: counts?.connections ?? 0,
    activeConnections: counts?.active ?? 0,
    syncs: counts?.syncs ?? 0,
    openLinks: counts?.links ?? 0,
  }
}
