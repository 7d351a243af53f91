import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

const PROBE_EVERY_MS = 24 * 3600 * 1000

/** The next probe of a key is a day after it was tried, unless it was replaced meanwhile. */
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
    .execute()
}
