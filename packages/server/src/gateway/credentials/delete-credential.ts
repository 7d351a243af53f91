import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/**
 * Ends a credential for good: its secrets are gone, and the answer to a refresh that is under way finds another
 * generation and revives nothing. Deleting twice is deleting once.
 *
 * @returns whether there was one to delete
 */
export async function deleteCredential(trx: Transaction<Database>, connectionId: string): Promise<boolean> {
  const { rows } = await sql`
    update credential
       set generation = generation + 1, fence = fence + 1, parent = null, won_by = null, status = 'deleted',
           reason = null, access = null, refresh = null, refresh_at = null, expires_at = null, lease_until = null,
           lease_owner = null, tries = 0
     where connection_id = ${connectionId} and status <> 'deleted'
    returning connection_id`.execute(trx)
  return rows.length > 0
}
