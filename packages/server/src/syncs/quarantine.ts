import { createHash } from 'node:crypto'
import type { Model } from '@mallet/contract/api/syncs'
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/schema.ts'
import { models } from './models.ts'

/** A record in a form that Mallet does not know. */
export interface UnknownRecord {
  readonly id: string | undefined
  readonly hash: Buffer
  /** JSON text. */
  readonly data: string
  readonly issues: readonly string[]
}

/** Names the rules by which records of a model are known: it changes when they do, and only then. */
export function rulesOf(model: Model): string {
  const known = rules.get(model)
  if (known) return known
  const text = JSON.stringify(z.toJSONSchema(models[model].item, { io: 'input' }))
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16)
  rules.set(model, name)
  return name
}

const rules = new Map<Model, string>()

/** Keeps records aside as they came. Of a record that is kept aside in an older state, this one takes the place. */
export async function keepAside(
  trx: Transaction<Database>,
  { id: syncId, model }: { readonly id: number; readonly model: Model },
  unknown: readonly UnknownRecord[],
  now: Date,
): Promise<void> {
  if (unknown.length === 0) return
  await letGo(
    trx,
    syncId,
    unknown.flatMap(({ id }) => id ?? []),
  )
  await trx
    .insertInto('quarantined_record')
    .values(
      unknown.map(({ id, issues, ...row }) => ({
        ...row,
        record_id: id ?? null,
        rules: rulesOf(model),
        issues: JSON.stringify(issues),
        sync_id: syncId,
        seen_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['sync_id', 'hash'])
        .doUpdateSet({ seen_at: now, rules: rulesOf(model), data: sql`excluded.data` }),
    )
    .execute()
}

/** A record that is there in a known form is not kept aside any more. */
export async function letGo(trx: Transaction<Database>, syncId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from quarantined_record where sync_id = ${syncId} and record_id = any(${ids}::text[])`.execute(trx)
}
