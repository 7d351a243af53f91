import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import type { Context } from '../context.ts'
import type { Step, Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'

const BATCH = 100

/** Reads calls again by id, because their content has come. Undefined where there are none. */
export async function rereadCalls(ctx: Context, { sync, client }: Work): Promise<Step | undefined> {
  const rows = await ctx.db
    .selectFrom('call_to_reread')
    .select('call_id')
    .where('sync_id', '=', sync.id)
    .orderBy('call_id')
    .limit(BATCH)
    .execute()
  if (rows.length === 0) return undefined
  const callIds = rows.map(({ call_id }) => call_id)
  const { items } = await client.page('calls.listExtensive', {
    body: { filter: { callIds }, contentSelector: EVERYTHING_BUT_MEDIA },
  })
  const effects = await storeCallEffects(ctx, sync, items, false)
  return {
    items: effects.kept,
    checkpoint: sync.checkpoint,
    also: async (trx, stored) => {
      await effects.store(trx, stored)
      await trx.deleteFrom('call_to_reread').where('sync_id', '=', sync.id).where('call_id', 'in', callIds).execute()
    },
  }
}
