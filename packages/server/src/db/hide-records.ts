import { sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Makes records unreadable: each gets a next version, `deleted`, with the next number of its sync, and what was stored
 * of it is erased, earlier versions included. Ids that are not stored, or deleted already, stay as they are. The caller
 * holds the lock on the sync's row.
 *
 * @returns the ids that were readable until now
 */
export async function hideRecords(
  trx: Transaction<Database>,
  syncId: number,
  ids: readonly string[],
  changedAt: Date,
): Promise<string[]> {
  if (!(await areSomeReadable(trx, syncId, ids))) return []
  const { rows } = await sql<{ id: string }>`
    with gone as materialized (
      select id, version, seq, change, changed_at, row_number() over (order by id) as rn from record
       where sync_id = ${syncId} and id = any(${[...ids]}::text[]) and deleted_at is null),
    bump as (update sync set last_seq = last_seq + (select count(*) from gone) where id = ${syncId}
             returning last_seq - (select count(*) from gone) as base),
    erased as (update record_version v set data = 'null' from gone where v.sync_id = ${syncId} and v.id = gone.id),
    kept as (insert into record_version (sync_id, id, version, seq, change, data, changed_at)
             select ${syncId}, id, version, seq, change, 'null', changed_at from gone),
    put as (update record r
               set version = r.version + 1, seq = base + rn, change = 'deleted', data = 'null', hash = '',
                   changed_at = ${changedAt}::timestamptz, deleted_at = ${changedAt}::timestamptz
              from gone, bump where r.sync_id = ${syncId} and r.id = gone.id)
    select id from gone order by id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Private calls are read again and again, and are long gone: a short question then saves planning the long statement. */
async function areSomeReadable(trx: Transaction<Database>, syncId: number, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const { rows } = await sql`
    select from record where sync_id = ${syncId} and id = any(${[...ids]}::text[]) and deleted_at is null
     limit 1`.execute(trx)
  return rows.length > 0
}
