import type { Model } from '@mallet/contract/api/syncs'
import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Locks the row of a sync, first thing in a transaction that changes what the sync is to do.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function lockSync(trx: Transaction<Database>, connectionId: string, model: Model) {
  const sync = await trx
    .selectFrom('sync')
    .innerJoin('connection', 'connection.id', 'sync.connection_id')
    .select('sync.id')
    .where('sync.connection_id', '=', connectionId)
    .where('sync.model', '=', model)
    .where('connection.deleted_at', 'is', null)
    .forNoKeyUpdate('sync')
    .executeTakeFirst()
  if (!sync) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  return sync.id
}
