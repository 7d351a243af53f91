import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { confirmEmpty } from './confirm-empty.ts'
import { models } from './models.ts'
import { readItems } from './read-items.ts'
import type { Step, Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'

const BATCH = 100
const HOUR_MS = 3_600_000
/** When to ask again for a call that was asked for and not returned. Afterwards it is noted, and not asked for. */
const ASK_AGAIN_AFTER_HOURS = [1, 6, 24, 3 * 24, 7 * 24]

/** Reads calls again by id, because their content has come. Undefined where there are none. */
export async function rereadCalls(ctx: Context, work: Work): Promise<Step | undefined> {
  const { sync, client, now } = work
  const rows = await ctx.db
    .selectFrom('call_to_reread')
    .select(['call_id', 'asks'])
    .where('sync_id', '=', sync.id)
    .where('next_ask_at', '<=', now)
    .orderBy('call_id')
    .limit(BATCH)
    .execute()
  if (rows.length === 0) return undefined
  const callIds = rows.map(({ call_id }) => call_id)
  const page = await client.page('calls.listExtensive', {
    body: { filter: { callIds }, contentSelector: EVERYTHING_BUT_MEDIA },
  })
  const items = readItems(page.items, models.calls)
  const hasAnswered = !page.isEmptyBy404 || (await confirmEmpty(ctx, work))
  const effects = storeCallEffects(ctx, sync, items, false)
  const returned = new Set(items.map(({ id }) => id))
  return {
    items: effects.kept,
    hidden: effects.hidden,
    checkpoint: hasAnswered ? { ...sync.checkpoint, answeredAt: now.toISOString() } : sync.checkpoint,
    also: async (trx, stored) => {
      await effects.store(trx, stored)
      const ids = callIds.filter((id) => returned.has(id))
      if (ids.length > 0) {
        await trx.deleteFrom('call_to_reread').where('sync_id', '=', sync.id).where('call_id', 'in', ids).execute()
      }
      // An answer with a cursor has only begun: what is not in it yet is asked for with the next batch.
      if (page.cursor !== undefined && ids.length > 0) return
      for (const row of rows) if (!returned.has(row.call_id)) await askAgain(trx, sync.id, row, now)
    },
  }
}

async function askAgain(
  trx: Transaction<Database>,
  syncId: number,
  { call_id, asks }: { readonly call_id: string; readonly asks: number },
  now: Date,
): Promise<void> {
  const hours = ASK_AGAIN_AFTER_HOURS[asks]
  await trx
    .updateTable('call_to_reread')
    .set({ asks: asks + 1, next_ask_at: hours === undefined ? null : new Date(now.getTime() + hours * HOUR_MS) })
    .where('sync_id', '=', syncId)
    .where('call_id', '=', call_id)
    .execute()
}
