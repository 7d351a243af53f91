import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

const PROBE_EVERY_MS = 24 * 3600 * 1000

/**
 * The next probe is a day after a credential was tried, unless it was replaced meanwhile. What is renewed is tried by that,
 * and is probed only while Gong refuses its address.
 */
export async function putOffProbe(
  trx: Transaction<Database>,
  { connectionId, generation }: { readonly connectionId: string; readonly generation: number },
  triedAt: Date,
): Promise<void> {
  await trx
    .updateTable('credential')
    .set({ probe_at: new Date(triedAt.getTime() + PROBE_EVERY_MS) })
    .where('connection_id', '=', connectionId)
    .where('generation', '=', generation)
    .where((is) => is.or([is('kind', '=', 'apiKey'), is('status', '=', 'needs_reauth')]))
    .execute()
}
