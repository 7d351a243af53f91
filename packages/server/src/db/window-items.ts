import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** Which of these the pages of the window at hand have not brought yet. */
export async function newItems(db: Kysely<Database>, syncId: number, items: ReadonlySet<string>): Promise<Set<string>> {
  if (items.size === 0) return new Set()
  // Asked for what is there: for what is not, PostgreSQL would read all that the window has brought.
  const { rows } = await sql<{ item: string }>`
    select item from window_item where sync_id = ${syncId} and item = any(${[...items]}::text[])`.execute(db)
  const known = new Set(rows.map(({ item }) => item))
  return new Set([...items].filter((item) => !known.has(item)))
}

/** How many the pages of the window at hand have brought, those whose name begins with `prefix` apart. */
export async function countItems(
  db: Kysely<Database>,
  syncId: number,
  prefix: string,
): Promise<{ all: number; prefixed: number }> {
  const { rows } = await sql<{ all: number; prefixed: number }>`
    select count(*)::int as all, (count(*) filter (where starts_with(item, ${prefix})))::int as prefixed
      from window_item where sync_id = ${syncId}`.execute(db)
  return rows[0] ?? { all: 0, prefixed: 0 }
}

export async function addItems(trx: Transaction<Database>, syncId: number, items: ReadonlySet<string>): Promise<void> {
  if (items.size === 0) return
  await sql`
    insert into window_item (sync_id, item) select ${syncId}, unnest(${[...items]}::text[])
    on conflict do nothing`.execute(trx)
}

export async function forgetItems(trx: Transaction<Database>, syncId: number): Promise<void> {
  await trx.deleteFrom('window_item').where('sync_id', '=', syncId).execute()
}
