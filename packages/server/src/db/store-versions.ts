import { CompiledQuery, type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

export interface RecordToStore {
  readonly id: string
  readonly hash: Buffer
  /** JSON text. */
  readonly data: string
}

export interface Stored {
  readonly added: readonly string[]
  readonly updated: readonly string[]
}

/** Rows go in as a VALUES list, so a statement is cut by its bytes: one of megabytes would hold up everybody else. */
const STATEMENT_BYTES = 2_000_000

/**
 * Stores what is new or changed, each as the next version of its record with the next number of its sync, and keeps the
 * version that it replaces. Unchanged rows are neither sent nor written; one that was deleted counts as added again. The
 * caller holds the lock on the sync's row, so numbers become visible in their order.
 *
 * @param records each id once
 */
export async function storeVersions(
  trx: Transaction<Database>,
  syncId: number,
  records: readonly RecordToStore[],
  changedAt: Date,
): Promise<Stored> {
  const changed = (await findChanged(trx, syncId, records)).map(({ record }) => record)
  const added: string[] = []
  const updated: string[] = []
  for (const chunk of chunks(changed)) {
    for (const { id, existed } of await putVersions(trx, syncId, chunk, changedAt)) (existed ? updated : added).push(id)
  }
  return { added, updated }
}

/** By which hashes records are told that did not change. It makes no version, and nobody is told. */
export async function storeHashes(
  trx: Transaction<Database>,
  syncId: number,
  records: readonly Pick<RecordToStore, 'id' | 'hash'>[],
): Promise<void> {
  if (records.length === 0) return
  await sql`
    update record r set hash = p.hash
      from unnest(${records.map(({ id }) => id)}::text[], ${records.map(({ hash }) => hash)}::bytea[]) p(id, hash)
     where r.sync_id = ${syncId} and r.id = p.id`.execute(trx)
}

export interface Changed<R> {
  readonly record: R
  /** It is there in another form; otherwise it is new, or was deleted. */
  readonly isStored: boolean
}

/** Which of these are new or have another hash. Without the lock on the sync's row that may change meanwhile. */
export async function findChanged<R extends Pick<RecordToStore, 'id' | 'hash'>>(
  db: Kysely<Database>,
  syncId: number,
  records: readonly R[],
): Promise<Changed<R>[]> {
  if (records.length === 0) return []
  const { rows } = await db.executeQuery<{ i: number; isStored: boolean }>(
    CompiledQuery.raw(
      `select p.ord::int - 1 as i, r.id is not null and r.deleted_at is null as "isStored"
         from unnest($2::text[], $3::bytea[]) with ordinality p(id, hash, ord)
         left join record r on r.sync_id = $1 and r.id = p.id
        where r.id is null or r.hash <> p.hash or r.deleted_at is not null order by p.ord`,
      [syncId, records.map(({ id }) => id), records.map(({ hash }) => hash)],
    ),
  )
  return rows.flatMap(({ i, isStored }) => {
    const record = records[i]
    return record ? { record, isStored } : []
  })
}

function* chunks(records: readonly RecordToStore[]): Generator<RecordToStore[]> {
  let chunk: RecordToStore[] = []
  let bytes = 0
  for (const record of records) {
    if (chunk.length > 0 && bytes + record.data.length > STATEMENT_BYTES) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push(record)
    bytes += record.data.length
  }
  if (chunk.length > 0) yield chunk
}

async function putVersions(
  trx: Transaction<Database>,
  syncId: number,
  records: readonly RecordToStore[],
  changedAt: Date,
): Promise<{ id: string; existed: boolean }[]> {
  const first = 3
  const values = records.map((_, i) => {
    const at = first + i * 3
    return `(${i + 1}, $${at}::text, $${at + 1}::bytea, $${at + 2}::text)`
  })
  const { rows } = await trx.executeQuery<{ id: string; existed: boolean }>(
    CompiledQuery.raw(
      `with page(rn, id, hash, data) as materialized (values ${values.join(', ')}),
       todo as materialized (
         select p.*, r.version ov, r.data od, r.seq os, r.change oc, r.changed_at oa,
                r.version is not null and r.deleted_at is null as existed
           from page p left join record r on r.sync_id = $1 and r.id = p.id),
       bump as (update sync set last_seq = last_seq + ${records.length} where id = $1
                returning last_seq - ${records.length} as base),
       keep as (insert into record_version (sync_id, id, version, seq, change, data, changed_at)
                select $1, id, ov, os, oc, od, oa from todo where ov is not null),
       put as (insert into record (sync_id, id, hash, version, seq, change, data, changed_at)
               select $1, id, hash, coalesce(ov, 0) + 1, base + rn,
                      case when existed then 'updated' else 'added' end, data, $2::timestamptz from todo, bump
               on conflict (sync_id, id) do update
                  set hash = excluded.hash, version = excluded.version, seq = excluded.seq, change = excluded.change,
                      data = excluded.data, changed_at = excluded.changed_at, deleted_at = null)
       select id, existed from todo order by rn`,
      [syncId, changedAt, ...records.flatMap(({ id, hash, data }) => [id, hash, data])],
    ),
  )
  return rows
}
