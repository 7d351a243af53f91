import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Of these calls those that are private by now: their transcripts must be neither stored nor kept aside, though they were
 * asked for. Whoever leaves a call out holds the lock on the row of the transcripts' sync, so ask behind that lock.
 */
export async function leftOutAmong(
  trx: Transaction<Database>,
  connectionId: string,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (callIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('left_out_call')
    .innerJoin('sync', 'sync.id', 'left_out_call.sync_id')
    .select('call_id')
    .where('sync.connection_id', '=', connectionId)
    .where('call_id', 'in', [...callIds])
    .execute()
  return new Set(rows.map(({ call_id }) => call_id))
}
