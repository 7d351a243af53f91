import { isMalletError, MalletError } from '@mallet/contract/errors'
import { type SqlBool, sql } from 'kysely'
import { deleteConnection } from '../connections/delete-connection.ts'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { type Caller, requireScope } from '../keys/caller.ts'
import { connectionsOf } from './connections-of.ts'
import { loadIntegration } from './load-integration.ts'
import { suspendIntegration } from './suspend-integration.ts'

/**
 * Deletes an integration and its connections, each as `deleteConnection` does. First everything stops; what is cut off
 * in between leaves a suspended integration with fewer connections, which can be deleted again.
 *
 * @param confirmed how many connections may go with it
 * @throws {@link MalletError} `not_found`; `integration_in_use` where there are not exactly so many, and nothing changed
 *   then; `forbidden` where the caller may not delete connections
 */
export async function deleteIntegration(
  ctx: Context,
  caller: Caller,
  id: string,
  confirmed: number,
): Promise<{ id: string; deletedAt: string; connections: number }> {
  await loadIntegration(ctx, id)
  const found = await connectionsOf(ctx.db, id)
  if (found.length !== confirmed) throw inUse(id, found.length)
  if (found.length > 0) {
    requireScope(caller, 'connections:write')
    await suspendIntegration(ctx, id)
    for (const connection of found) await deleteConnection(ctx, connection.id).catch(unlessGone)
  }
  const now = ctx.clock.now()
  await transact(ctx.db, async (trx) => {
    const deleted = await trx
      .updateTable('integration')
      .set({ deleted_at: now, client_secret: null, client_secret_before: null, client_secret_before_until: null })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!deleted) throw new MalletError('not_found', { resource: 'integration', id })
    // Whoever links holds the integration until the link is stored, so none comes after this.
    const late = await connectionsOf(trx, id)
    if (late.length > 0) throw inUse(id, late.length)
    await trx
      .updateTable('connect_session')
      .set({ integration_ids: sql<string[]>`array_remove(integration_ids, ${id})` })
      .set({ revoked_at: sql<Date | null>`case when integration_ids = array[${id}] then ${now} else revoked_at end` })
      .where(sql<SqlBool>`${id} = any(integration_ids)`)
      .where('linked_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute()
  })
  return { id, deletedAt: now.toISOString(), connections: found.length }
}

const inUse = (integrationId: string, connections: number) =>
  new MalletError('integration_in_use', { integrationId, connections })

/** Somebody else has deleted it meanwhile. */
function unlessGone(error: unknown): void {
  if (!isMalletError(error, 'not_found')) throw error
}
