import { type Kysely, sql } from 'kysely'

/** Which actions an integration enables; null is all of them, also those of later versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table integration add column if not exists actions text[]').execute(db)
}
