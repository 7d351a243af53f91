import { givenItem } from '@mallet/contract/derive/page-item'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { leftOutAmong } from './left-out-among.ts'
import { models } from './models.ts'
import { rulesOf } from './quarantine.ts'
import { type ReadItem, readItems } from './read-items.ts'
import type { Step, Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'

/** Some may be transcripts of megabytes. */
const BATCH = 20

/**
 * Judges records that were kept aside by other rules than today's once more, as if Gong had just served them: what is
 * known now becomes a record, the rest is kept aside under today's rules. Gong is not asked. Undefined where there are
 * none.
 */
export async function reprocessQuarantine(ctx: Context, { sync }: Work): Promise<Step | undefined> {
  const rows = await ctx.db
    .selectFrom('quarantined_record')
    .select(['hash', 'data'])
    .where('sync_id', '=', sync.id)
    .where('rules', '<>', rulesOf(sync.model))
    .orderBy('hash')
    .limit(BATCH)
    .execute()
  if (rows.length === 0) return undefined
  const items = readItems(
    rows.map(({ data }) => givenItem(JSON.parse(data))),
    models[sync.model],
  )
  const effects = sync.model === 'calls' && storeCallEffects(ctx, sync, items, false)
  return {
    items: effects ? effects.kept : items,
    checkpoint: sync.checkpoint,
    ...(effects && { hidden: effects.hidden }),
    ...(sync.model === 'transcripts' && {
      leaveOut: (trx) => leftOutAmong(trx, sync.connectionId, idsOf(items)),
    }),
    before: async (trx) => {
      await trx
        .deleteFrom('quarantined_record')
        .where('sync_id', '=', sync.id)
        .where(
          'hash',
          'in',
          rows.map(({ hash }) => hash),
        )
        .execute()
    },
    also: async (trx, stored) => {
      if (effects) await effects.store(trx, stored)
      if (sync.model === 'transcripts') await settleAwaited(trx, sync.id, items.filter(isKnownTranscript))
    },
  }
}

const idsOf = (items: readonly ReadItem[]): string[] => items.flatMap(({ id }) => id ?? [])

const isKnownTranscript = ({ value }: ReadItem) => models.transcripts.item.safeParse(value()).success

/** A transcript that was kept aside is asked for again and again; one that is known now is there. */
async function settleAwaited(trx: Transaction<Database>, syncId: number, items: readonly ReadItem[]): Promise<void> {
  const ids = idsOf(items)
  if (ids.length === 0) return
  await trx.deleteFrom('awaited_transcript').where('sync_id', '=', syncId).where('call_id', 'in', ids).execute()
}
