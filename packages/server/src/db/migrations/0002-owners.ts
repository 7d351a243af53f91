import { type Kysely, sql } from 'kysely'

/**
 * Tells the dead from the living among several processes: each holds a shared advisory lock under its name for as long
 * as it lives, which the database frees the moment its session ends.
 *
 * A lock that is free proves nothing in the first seconds after the database or the process came up, or while a session
 * that was cut is being opened again, so both have ten seconds' and five seconds' grace.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function owner_is_gone(owner text, taken_at timestamptz) returns boolean language sql stable as $$
      select owner is not null
         and taken_at < clock_timestamp() - interval '5 seconds'
         and pg_postmaster_start_time() < clock_timestamp() - interval '10 seconds'
         and not exists (
           select 1 from pg_locks l
            where l.locktype = 'advisory' and l.classid = 1835101292 and l.objid = owner::bigint::oid and l.granted
              and l.database = (select oid from pg_database where datname = current_database()))
    $$`.execute(db)
}
