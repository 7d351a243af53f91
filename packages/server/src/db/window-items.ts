import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** Which of these the pages of the window at hand have not brought yet. */
export async function newItems(db: Kysely<Database>, syncId: number, items: ReadonlySet<string>): Promise<Set<string>> {
  if (items.size === 0) return new Set()
  const known = await db
    .selectFrom('window_item')
    .select('item')
    .where('sync_id', '=', syncId)
    .where('item', 'in', [...items])
    .execute()
  const before = new Set(known.map(({ item }) => item))
  return new Set([...items].filter((item) => !before.has(item)))
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
