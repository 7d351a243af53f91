import { sql, type Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { fenceOff } from '../db/hold-sync.ts'
import type { Database } from '../db/schema.ts'
import { endOpenRun } from '../syncs/end-open-run.ts'

/** Where processes that share a database tell each other what may leave for Gong; see {@link heldNotice}. */
export const HOLD_CHANNEL = 'mallet_hold'

/**
 * Ends all that is under way for a connection: runs are cancelled, a page that Gong is answering is not stored, and no
 * process on this database lets another request leave.
 */
export async function stopWork(ctx: Context, trx: Transaction<Database>, connectionId: string): Promise<void> {
  const syncs = await trx
    .selectFrom('sync')
    .select('id')
    .where('connection_id', '=', connectionId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  for (const { id } of syncs) {
    await endOpenRun(ctx, trx, id)
    await fenceOff(trx, id)
  }
  await announceHold(trx, connectionId, true)
}

/** Reaches the others with the commit, and not without it. */
export async function announceHold(trx: Transaction<Database>, connectionId: string, isHeld: boolean): Promise<void> {
  await sql`select pg_notify(${HOLD_CHANNEL}, ${`${isHeld ? 'hold' : 'free'} ${connectionId}`})`.execute(trx)
}

/** What another process announced. */
export function heldNotice(message: string): { connectionId: string; isHeld: boolean } {
  const [word, connectionId = ''] = message.split(' ')
  return { connectionId, isHeld: word === 'hold' }
}
