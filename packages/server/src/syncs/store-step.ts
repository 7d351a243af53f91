import { issueLines } from '@mallet/contract/derive/client'
import type { Context } from '../context.ts'
import { advanceHeld, type HeldSync, lockHeld } from '../db/hold-sync.ts'
import { type RecordToStore, type Stored, storeVersions } from '../db/store-versions.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { contentHash } from '../records/content-hash.ts'
import { type ModelStrategy, models } from './models.ts'
import type { Step, Work } from './step.ts'

/**
 * Stores a page: records, their versions, checkpoint, counts of the run and the event that tells of it commit together
 * or not at all. Records of an unknown form are kept aside, and the page goes on without them.
 *
 * @returns the sync as it stands after the commit
 * @throws {@link MalletError} `sync_fenced` where another worker has taken over; nothing is stored then
 */
export async function storeStep(ctx: Context, { sync, run, now, takeSent }: Work, step: Step): Promise<HeldSync> {
  const { records, unknown } = prepare(step.items, models[sync.model])
  const requests = takeSent()
  return transact(ctx.db, async (trx) => {
    await lockHeld(trx, sync)
    const stored = await storeVersions(trx, sync.id, records, now)
    if (unknown.length > 0) {
      await trx
        .insertInto('quarantined_record')
        .values(
          unknown.map(({ issues, ...row }) => ({
            ...row,
            issues: JSON.stringify(issues),
            sync_id: sync.id,
            seen_at: now,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await step.also?.(trx, stored)
    await trx
      .updateTable('run')
      .set((row) => ({
        added: row('added', '+', stored.added.length),
        updated: row('updated', '+', stored.updated.length),
        requests: row('requests', '+', requests),
        ...(step.rereadDone !== undefined && { rereads_done: step.rereadDone }),
      }))
      .where('id', '=', run.id)
      .execute()
    if (step.expected !== undefined) {
      await trx.updateTable('sync').set({ expected: step.expected }).where('id', '=', sync.id).execute()
    }
    if (stored.added.length + stored.updated.length > 0) {
      await trx
        .insertInto('outbox_event')
        .values({
          id: makeId('evt', ctx),
          connection_id: sync.connectionId,
          type: 'records.changed',
          data: JSON.stringify(describeChange(sync, run.id, stored)),
          created_at: now,
        })
        .execute()
    }
    return advanceHeld(trx, sync, step.checkpoint)
  })
}

const describeChange = ({ model, connectionId }: HeldSync, runId: string, { added, updated }: Stored) => ({
  connectionId,
  model,
  runId,
  added: added.length,
  updated: updated.length,
})

interface Unknown {
  readonly hash: Buffer
  readonly data: string
  readonly issues: readonly string[]
}

/** Of an id that stands twice on a page the last one wins: one statement cannot write a row twice. */
function prepare(items: readonly unknown[], strategy: ModelStrategy): { records: RecordToStore[]; unknown: Unknown[] } {
  const records = new Map<string, RecordToStore>()
  const unknown: Unknown[] = []
  for (const item of items) {
    const result = strategy.item.safeParse(item)
    const hash = contentHash(item, strategy.volatile)
    const data = JSON.stringify(item)
    if (!result.success) unknown.push({ hash, data, issues: issueLines(result.error) })
    else {
      const id = strategy.idOf(item)
      records.set(id, { id, hash, data })
    }
  }
  return { records: [...records.values()], unknown }
}
