import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Place } from './create-vault.ts'

interface SealedColumn {
  readonly table: string
  /** The column of the owner's id, unique in the table. */
  readonly owner: string
  readonly column: Place['field']
  /** An SQL expression for the version that the ciphertext is bound to. */
  readonly version: string
}

/** Every column that holds ciphertext. One that is not listed here is lost when its key is taken away. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'integration', owner: 'id', column: 'client_secret', version: '0' },
  { table: 'integration', owner: 'id', column: 'client_secret_before', version: '0' },
  { table: 'credential', owner: 'connection_id', column: 'access', version: 'coalesce(won_by, 0)' },
  { table: 'credential', owner: 'connection_id', column: 'refresh', version: 'coalesce(won_by, 0)' },
  { table: 'connect_attempt', owner: 'id', column: 'code_verifier', version: '0' },
  { table: 'idempotent_answer', owner: 'id', column: 'answer', version: '0' },
]

export interface SealedValue {
  readonly owner: string
  readonly version: number
  readonly sealed: string
}

/** Stored ciphertexts that do not begin with `prefix`, in the order of their owners, behind `after`. */
export async function otherSealed(
  db: Kysely<Database>,
  { table, owner, column, version }: SealedColumn,
  prefix: string,
  after: string,
  limit: number,
): Promise<SealedValue[]> {
  const { rows } = await sql<SealedValue>`
    select ${sql.ref(owner)} as owner, ${sql.raw(version)} as version, ${sql.ref(column)} as sealed
      from ${sql.table(table)}
     where ${sql.ref(column)} is not null and not starts_with(${sql.ref(column)}, ${prefix}) and ${sql.ref(owner)} > ${after}
     order by 1 limit ${limit}`.execute(db)
  return rows
}

/** Puts a ciphertext in the place of another one, if that one still stands there. */
export async function exchangeSealed(
  db: Kysely<Database>,
  { table, owner, column }: SealedColumn,
  value: SealedValue,
  sealed: string,
): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}
     where ${sql.ref(owner)} = ${value.owner} and ${sql.ref(column)} = ${value.sealed}
    returning 1`.execute(db)
  return rows.length > 0
}

/** The keys that stored ciphertexts name, and how many name each. Those of the first format name none: `v1`. */
export async function countByKey(db: Kysely<Database>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { table, column } of sealedColumns) {
    const { rows } = await sql<{ key: string; count: number }>`
      select case when starts_with(${sql.ref(column)}, 'v2.') then split_part(${sql.ref(column)}, '.', 2) else 'v1' end as key,
             count(*)::int as count
        from ${sql.table(table)} where ${sql.ref(column)} is not null group by 1`.execute(db)
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}
