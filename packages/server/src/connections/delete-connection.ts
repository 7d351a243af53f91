import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { deleteCredential } from '../gateway/credentials/delete-credential.ts'
import { writeEvent } from '../outbox/write-event.ts'
import { stopWork } from './stop-work.ts'

/**
 * Forgets a company, in one transaction: from here on the connection does not exist for anybody, its credentials are
 * gone, and nothing of it is under way. Its records follow in batches; see `eraseDeleted`.
 *
 * @throws {@link MalletError} `not_found`, also for one that was deleted before
 */
export async function deleteConnection(ctx: Context, id: string): Promise<{ id: string; deletedAt: string }> {
  const now = ctx.clock.now()
  await transact(ctx.db, async (trx) => {
    const deleted = await trx
      .updateTable('connection')
      // Its settings no longer bind the other connections of the company.
      .set({ deleted_at: now, settings: '{}' })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!deleted) throw new MalletError('not_found', { resource: 'connection', id })
    await deleteCredential(trx, id)
    await trx.updateTable('integration').set({ own_connection_id: null }).where('own_connection_id', '=', id).execute()
    await stopWork(ctx, trx, id)
    // A session that was to renew its credentials opens nothing any more.
    await trx
      .updateTable('connect_session')
      .set({ revoked_at: now })
      .where('connection_id', '=', id)
      .where('linked_at', 'is', null)
      .where('revoked_at', 'is', null)
      .execute()
    await writeEvent(ctx, trx, { connectionId: id, type: 'connection.deleted' }, now)
  })
  ctx.gateway.hold(id, true)
  ctx.workIsDue()
  return { id, deletedAt: now.toISOString() }
}
