import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Foundation } from '../../foundation.ts'
import { tellOfRecovery } from './tell-of-recovery.ts'

/**
 * A credential that Gong refused works after all, as it is: its connection is active again, and somebody hears of it
 * once. Does nothing where it is active, was deleted, or was replaced meanwhile.
 *
 * @returns whether it recovered now
 */
export async function acceptAgain(
  ctx: Pick<Foundation, 'clock' | 'random'>,
  trx: Transaction<Database>,
  connectionId: string,
  generation: number,
): Promise<boolean> {
  const recovered = await trx
    .updateTable('credential')
    // What is renewed is tried by that, and was probed only while it was refused.
    .set({ status: 'active', reason: null, probe_at: sql<Date | null>`case when kind = 'apiKey' then probe_at end` })
    .where('connection_id', '=', connectionId)
    .where('generation', '=', generation)
    .where('status', '=', 'needs_reauth')
    .returning('connection_id')
    .executeTakeFirst()
  if (recovered) await tellOfRecovery(ctx, trx, connectionId)
  return recovered !== undefined
}
