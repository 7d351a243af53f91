import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { ConnectSession } from './load-connect-session.ts'

/**
 * Notes what a session has linked in the transaction that links it, so that one session never links two. The session
 * that it was handed on from, and what else was handed on from that, have linked the same with it.
 *
 * @throws {@link MalletError} `session_expired` where another attempt was faster, or where it was revoked meanwhile; the
 *   transaction must then roll back
 */
export async function useConnectSession(
  trx: Transaction<Database>,
  { id, parent_id }: Pick<ConnectSession, 'id' | 'parent_id'>,
  connectionId: string,
  now: Date,
): Promise<void> {
  const root = parent_id ?? id
  const linked = { linked_at: now, linked_connection_id: connectionId }
  // Whoever links for one of them holds the first, so of two at once the second finds it linked.
  const first = await trx
    .updateTable('connect_session')
    .set(linked)
    .where('id', '=', root)
    .where('linked_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!first) throw new MalletError('session_expired', {})
  const others = await trx
    .updateTable('connect_session')
    .set(linked)
    .where('parent_id', '=', root)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  if (id !== root && !others.some((other) => other.id === id)) throw new MalletError('session_expired', {})
}
