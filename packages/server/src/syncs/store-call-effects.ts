import { CallData } from '@mallet/contract/gong/call'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { HeldSync } from '../db/hold-sync.ts'
import type { Database } from '../db/schema.ts'
import type { Stored } from '../db/store-versions.ts'
import { nextAskAt } from './next-ask.ts'

interface CallEffects {
  /** Without private calls, which are left out. */
  readonly kept: readonly unknown[]
  readonly store: (trx: Transaction<Database>, stored: Stored) => Promise<void>
}

/**
 * What a page of calls means besides its records: private calls are counted and left out, and every new call's
 * transcript is awaited from now on.
 *
 * @param isFirst the transcripts of the first window are asked for once, whatever the age of the call
 */
export async function storeCallEffects(
  ctx: Pick<Context, 'db' | 'clock'>,
  sync: HeldSync,
  items: readonly unknown[],
  isFirst: boolean,
): Promise<CallEffects> {
  const parsed = items.map((item) => ({ item, call: CallData.safeParse(item).data }))
  const isPrivate = (call: CallData | undefined) => call?.metaData.isPrivate === true
  const transcripts = await ctx.db
    .selectFrom('sync')
    .select('id')
    .where('connection_id', '=', sync.connectionId)
    .where('model', '=', 'transcripts')
    .executeTakeFirstOrThrow()
  const now = ctx.clock.now()
  return {
    kept: parsed.filter(({ call }) => !isPrivate(call)).map(({ item }) => item),
    store: async (trx, { added }) => {
      const leftOut = parsed.flatMap(({ call }) =>
        call && isPrivate(call) ? [{ sync_id: sync.id, call_id: call.metaData.id, reason: 'private' }] : [],
      )
      if (leftOut.length > 0) {
        await trx
          .insertInto('left_out_call')
          .values(leftOut)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      const fresh = new Set(added)
      const awaited = parsed.flatMap(({ call }) =>
        call && fresh.has(call.metaData.id) ? [awaitedTranscript(transcripts.id, call, isFirst, now)] : [],
      )
      if (awaited.length > 0) {
        await trx
          .insertInto('awaited_transcript')
          .values(awaited)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    },
  }
}

function awaitedTranscript(syncId: number, { metaData, content }: CallData, isFirst: boolean, now: Date) {
  const started = metaData.started ? new Date(metaData.started) : now
  const ended = new Date(started.getTime() + (metaData.duration ?? 0) * 1000)
  return {
    sync_id: syncId,
    call_id: metaData.id,
    started_at: started,
    ended_at: ended,
    content_seen: typeof content?.brief === 'string' && content.brief !== '',
    next_ask_at: isFirst ? null : nextAskAt(ended, now, 0),
  }
}
