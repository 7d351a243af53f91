import { issueLines } from '@mallet/contract/derive/client'
import type { Context } from '../context.ts'
import type { HeldSync } from '../db/hold-sync.ts'
import { findChanged, type RecordToStore } from '../db/store-versions.ts'
import { contentHash, servedHash } from '../records/content-hash.ts'
import { type ModelStrategy, models } from './models.ts'
import type { UnknownRecord } from './quarantine.ts'
import type { ReadItem } from './read-items.ts'

export interface Judged {
  /** What is new or changed, in a form that is known. */
  readonly records: readonly RecordToStore[]
  /** What is in another form, and not stored in this one. */
  readonly unknown: readonly UnknownRecord[]
  /** Ids of records that are stored as they came. */
  readonly unchanged: readonly string[]
  /** Those of them that are served in another spelling now, by which they are told from now on. */
  readonly respelled: readonly Pick<RecordToStore, 'id' | 'hash'>[]
}

interface NamedItem extends ReadItem {
  readonly id: string
  readonly hash: Buffer
}

/**
 * Tells what of a page is new or changed, and what of that is a record. Most of what is read again is neither; reading it
 * whole, judging it and writing it out again would take the better part of the time. Whoever holds the sync is the only one
 * who could make a stored record differ before the page is stored.
 *
 * @throws MalletError `gong_unavailable`, `gong_unexpected` where what is new or changed is no JSON, or none to walk over
 */
export async function judgeItems(
  ctx: Pick<Context, 'db'>,
  { id: syncId, model }: HeldSync,
  items: readonly ReadItem[],
): Promise<Judged> {
  const strategy = models[model]
  const { named, nameless } = lastOfEach(items, strategy)
  const { changed, respelled } = await changedOf(ctx, syncId, named, strategy)
  const records: RecordToStore[] = []
  const unknown: UnknownRecord[] = nameless.map((item) => toUnknown(item, undefined, strategy))
  for (const { id, hash, value } of changed.values()) {
    const item = value()
    if (strategy.item.safeParse(item).success) records.push({ id, hash, data: JSON.stringify(item) })
    else unknown.push(toUnknown(item, id, strategy))
  }
  return { records, unknown, unchanged: named.flatMap(({ id }) => (changed.has(id) ? [] : id)), respelled }
}

/** Of an id that stands twice on a page the last one wins: one statement cannot write a row twice. */
function lastOfEach(items: readonly ReadItem[], { volatile }: ModelStrategy) {
  const named = new Map<string, NamedItem>()
  const nameless = new Map<string, unknown>()
  for (const item of items) {
    const { id, served, value } = item
    if (id === undefined) nameless.set(contentHash(value(), volatile).toString('base64'), value())
    else named.set(id, { ...item, id, hash: served ? servedHash(served, volatile) : contentHash(value(), volatile) })
  }
  return { named: [...named.values()], nameless: [...nameless.values()] }
}

/**
 * Another hash may come of nothing but another order of keys, or another way to write the same, which is no change. That
 * takes a second look at both.
 */
async function changedOf(
  { db }: Pick<Context, 'db'>,
  syncId: number,
  items: readonly NamedItem[],
  { volatile }: ModelStrategy,
): Promise<{ changed: Map<string, NamedItem>; respelled: NamedItem[] }> {
  const differing = await findChanged(db, syncId, items)
  const changed = new Map(differing.map(({ record }) => [record.id, record]))
  const suspects = differing.flatMap(({ record, isStored }) => (isStored ? record.id : []))
  const respelled: NamedItem[] = []
  if (suspects.length === 0) return { changed, respelled }
  const stored = await db
    .selectFrom('record')
    .select(['id', 'data'])
    .where('sync_id', '=', syncId)
    .where('id', 'in', suspects)
    .execute()
  for (const { id, data } of stored) {
    const record = changed.get(id)
    if (!record || !contentHash(JSON.parse(data), volatile).equals(contentHash(record.value(), volatile))) continue
    changed.delete(id)
    respelled.push(record)
  }
  return { changed, respelled }
}

function toUnknown(item: unknown, id: string | undefined, strategy: ModelStrategy): UnknownRecord {
  const result = strategy.item.safeParse(item)
  return {
    id,
    hash: contentHash(item, strategy.volatile),
    data: JSON.stringify(item),
    issues: result.success ? [] : issueLines(result.error),
  }
}
