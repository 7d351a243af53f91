import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/** What failed for want of credentials is not held back for it any longer: it is due now, where it stood. */
export async function freeFailedSyncs(trx: Transaction<Database>, connectionId: string, now: Date): Promise<void> {
  await trx
    .updateTable('sync')
    .set({ retry_at: null, failures: 0, next_due_at: sql<Date | null>`least(next_due_at, ${now})` })
    .where('connection_id', '=', connectionId)
    .where('failures', '>', 0)
    .execute()
}
