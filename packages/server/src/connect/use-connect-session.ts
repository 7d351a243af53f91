import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Burns a session in the transaction that links the company, so that one session never links two.
 *
 * @throws {@link MalletError} `session_expired` where another attempt was faster; the transaction must then roll back
 */
export async function useConnectSession(trx: Transaction<Database>, sessionId: string, now: Date): Promise<void> {
  const used = await trx
    .updateTable('connect_session')
    .set({ used_at: now })
    .where('id', '=', sessionId)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!used) throw new MalletError('session_expired', {})
}
