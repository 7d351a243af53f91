import { type Kysely, sql } from 'kysely'

/** A pause of minutes has meaning and follows the clock that has, as the day does; shorter ones are about pace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table company_budget add column paused_until timestamptz`.execute(db)
}
