import { issueLines } from '@mallet/contract/derive/client'
import { isMalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { hideRecords } from '../db/hide-records.ts'
import { advanceHeld, type HeldSync, lockHeld } from '../db/hold-sync.ts'
import { beginNewEpochs, numberCommit } from '../db/older-database.ts'
import type { Database } from '../db/schema.ts'
import { findChanged, type RecordToStore, storeVersions } from '../db/store-versions.ts'
import { transact } from '../db/transact.ts'
import { contentHash } from '../records/content-hash.ts'
import { type ModelStrategy, models } from './models.ts'
import { keepAside, letGo, type UnknownRecord } from './quarantine.ts'
import type { Step, Work } from './step.ts'
import { tellOfChange } from './tell-of-change.ts'

/**
 * Stores a page: records, their versions, checkpoint, counts of the run and the event that tells of it commit together
 * or not at all. Records of an unknown form are kept aside, and the page goes on without them.
 *
 * @returns the sync as it stands after the commit
 * @throws {@link MalletError} `sync_fenced` where another worker has taken over; nothing is stored then
 */
export async function storeStep(ctx: Context, { sync, run, now, takeSent }: Work, step: Step): Promise<HeldSync> {
  const { records, unknown, unchanged } = await prepare(ctx, sync, step.items)
  const requests = takeSent()
  let number = 0
  const store = async (trx: Transaction<Database>) => {
    number = await numberCommit(ctx, trx)
    await lockHeld(trx, sync)
    await step.before?.(trx)
    const leftOut = (await step.leaveOut?.(trx)) ?? new Set()
    const kept = leftOut.size > 0 ? records.filter(({ id }) => !leftOut.has(id)) : records
    const stored = await storeVersions(trx, sync.id, kept, now)
    await letGo(trx, sync.id, [...unchanged, ...kept.map(({ id }) => id)])
    await keepAside(trx, sync, unknown, now)
    const deleted = await hideRecords(trx, sync.id, step.hidden ?? [], now)
    await step.also?.(trx, stored)
    const counts = { added: stored.added.length, updated: stored.updated.length, deleted: deleted.length }
    await trx
      .updateTable('run')
      .set((row) => ({
        added: row('added', '+', counts.added),
        updated: row('updated', '+', counts.updated),
        deleted: row('deleted', '+', counts.deleted),
        requests: row('requests', '+', requests),
        ...(step.rereadDone !== undefined && { rereads_done: step.rereadDone }),
      }))
      .where('id', '=', run.id)
      .execute()
    if (step.expected !== undefined) {
      await trx.updateTable('sync').set({ expected: step.expected }).where('id', '=', sync.id).execute()
    }
    if (counts.added + counts.updated + counts.deleted > 0) {
      const { connectionId, model } = sync
      await tellOfChange(ctx, trx, { connectionId, model, runId: run.id, ...counts }, now)
    }
    const held = await advanceHeld(trx, sync, step.checkpoint)
    await ctx.reached('in-transaction')
    return held
  }
  const advanced = await transact(ctx.db, store).catch(async (error: unknown) => {
    if (!isMalletError(error, 'database_older')) throw error
    await beginNewEpochs(ctx)
    return transact(ctx.db, store)
  })
  ctx.seenCommits.note(number)
  await ctx.reached('after-commit')
  return advanced
}

interface ReadItem {
  readonly item: unknown
  readonly id: string | undefined
  readonly hash: Buffer
}

interface Prepared {
  readonly records: readonly RecordToStore[]
  readonly unknown: readonly UnknownRecord[]
  /** Ids of records that are stored as they came. */
  readonly unchanged: readonly string[]
}

/**
 * Judges what is new or changed. Most of what is read again is neither, and judging and writing it out again would take
 * the better part of a reading. Whoever holds the sync is the only one who could make a stored record differ until then.
 */
async function prepare(
  { db }: Pick<Context, 'db'>,
  { id: syncId, model }: HeldSync,
  items: readonly unknown[],
): Promise<Prepared> {
  const strategy = models[model]
  const read = lastOfEach(items, strategy)
  const named = read.flatMap(({ id, hash }) => (id === undefined ? [] : { id, hash }))
  const changed = new Set((await findChanged(db, syncId, named)).map(({ id }) => id))
  const unchanged = new Set(named.map(({ id }) => id).filter((id) => !changed.has(id)))
  const records: RecordToStore[] = []
  const unknown: UnknownRecord[] = []
  for (const { item, id, hash } of read) {
    if (id !== undefined && unchanged.has(id)) continue
    const result = strategy.item.safeParse(item)
    const data = JSON.stringify(item)
    if (result.success && id !== undefined) records.push({ id, hash, data })
    else unknown.push({ id, hash, data, issues: result.success ? [] : issueLines(result.error) })
  }
  return { records, unknown, unchanged: [...unchanged] }
}

/** Of an id that stands twice on a page the last one wins: one statement cannot write a row twice. */
function lastOfEach(items: readonly unknown[], { idOf, volatile }: ModelStrategy): ReadItem[] {
  const last = new Map<string, ReadItem>()
  for (const item of items) {
    const id = idOf(item)
    const hash = contentHash(item, volatile)
    last.set(id ?? hash.toString('base64'), { item, id, hash })
  }
  return [...last.values()]
}
