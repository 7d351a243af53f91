import { isMalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { hideRecords } from '../db/hide-records.ts'
import { advanceHeld, type HeldSync, lockHeld } from '../db/hold-sync.ts'
import { beginNewEpochs, numberCommit } from '../db/older-database.ts'
import type { Database } from '../db/schema.ts'
import { storeHashes, storeVersions } from '../db/store-versions.ts'
import { transact } from '../db/transact.ts'
import { judgeItems } from './judge-items.ts'
import { keepAside, letGo } from './quarantine.ts'
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
  const { records, unknown, unchanged, respelled } = await judgeItems(ctx, sync, step.items)
  const requests = takeSent()
  let number = 0
  const store = async (trx: Transaction<Database>) => {
    number = await numberCommit(ctx, trx)
    await lockHeld(trx, sync)
    await step.before?.(trx)
    const leftOut = (await step.leaveOut?.(trx)) ?? new Set()
    const kept = records.filter(({ id }) => !leftOut.has(id))
    const stored = await storeVersions(trx, sync.id, kept, now)
    await storeHashes(trx, sync.id, respelled)
    await letGo(trx, sync.id, [...unchanged, ...kept.map(({ id }) => id)])
    const keptAside = unknown.filter(({ id }) => id === undefined || !leftOut.has(id))
    await keepAside(trx, sync, keptAside, now)
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
    if (counts.added + counts.updated + counts.deleted > 0) {
      const { connectionId, model } = sync
      await tellOfChange(ctx, trx, { connectionId, model, runId: run.id, ...counts }, now)
    }
    const held = await advanceHeld(trx, sync, step.checkpoint, step.expected)
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
