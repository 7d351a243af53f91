import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { deleteUnclaimed } from './delete-unclaimed.ts'

/** Small enough that nobody waits for it. */
const BATCH_ROWS = 500
const LOOK_EVERY_MS = 5000

/** All that holds what Gong told of a company. */
export const ERASED_TABLES = [
  'record',
  'record_version',
  'quarantined_record',
  'left_out_call',
  'awaited_transcript',
  'call_to_reread',
  'window_item',
] as const

/**
 * Erases one batch of what is left of deleted connections: records first, in the end who the customer was. What stays is
 * an empty row, since events speak of it.
 *
 * @returns whether there may be more
 */
export async function eraseDeleted({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<boolean> {
  const connection = await db
    .selectFrom('connection')
    .select('id')
    .where('deleted_at', 'is not', null)
    .where('erased_at', 'is', null)
    .orderBy('deleted_at')
    .limit(1)
    .executeTakeFirst()
  if (!connection) return false
  const { id } = connection
  for (const name of ERASED_TABLES) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(name)} where ctid = any(array(
        select ctid from ${sql.table(name)}
         where sync_id in (select id from sync where connection_id = ${id}) limit ${BATCH_ROWS}))`.execute(db)
    if (numAffectedRows > 0n) return true
  }
  await transact(db, async (trx) => {
    await sql`update run set error = null where sync_id in (select id from sync where connection_id = ${id})`.execute(
      trx,
    )
    await sql`
      update connect_session
         set customer = '{"id": "", "name": ""}', tags = '{}', metadata = '{}', preset = '{}'
       where connection_id = ${id} or linked_connection_id = ${id} or id in (select session_id from connect_attempt where connection_id = ${id})`.execute(
      trx,
    )
    // The answer that tells of its making, which names the customer.
    await trx.updateTable('idempotent_answer').set({ answer: null }).where('made', '=', id).execute()
    await trx
      .updateTable('connection')
      .set({ customer_id: '', customer_name: '', customer_email: null, base_url: '' })
      .set({ tags: [], metadata: '{}', erased_at: clock.now() })
      .where('id', '=', id)
      .execute()
  })
  return true
}

/**
 * Keeps erasing in the background for as long as this process lives.
 *
 * @param onFault told of errors; it tries again later
 * @returns ends it, after the batch under way
 */
export function startErasing(ctx: Context, onFault: (error: unknown) => void): () => Promise<void> {
  let stopping = false
  let underWay = Promise.resolve()
  const erase = async () => {
    await deleteUnclaimed(ctx)
    while (!stopping && (await eraseDeleted(ctx)));
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    underWay = erase()
      .catch(onFault)
      .finally(() => {
        isBusy = false
      })
  }, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    stopping = true
    clearInterval(timer)
    await underWay
  }
}
