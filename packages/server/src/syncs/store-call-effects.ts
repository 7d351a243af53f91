import { CallMetaData } from '@mallet/contract/gong/call'
import { CallContent } from '@mallet/contract/gong/call-content'
import { optional } from '@mallet/contract/gong/fields'
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { hideRecords } from '../db/hide-records.ts'
import type { HeldSync } from '../db/hold-sync.ts'
import type { Database } from '../db/schema.ts'
import type { Stored } from '../db/store-versions.ts'
import { contentHash } from '../records/content-hash.ts'
import { models } from './models.ts'
import { nextAskAt } from './next-ask.ts'
import type { ReadItem } from './read-items.ts'
import { tellOfChange } from './tell-of-change.ts'
import { whyLeftOut } from './why-left-out.ts'

interface CallEffects {
  /** Without private calls and those of other workspaces, unless the connection is to have them. */
  readonly kept: readonly ReadItem[]
  /** Private calls, which must not be readable even if they once were. */
  readonly hidden: readonly string[]
  readonly store: (trx: Transaction<Database>, stored: Stored) => Promise<void>
}

/** Beyond this PostgreSQL has no instants; Gong has no such calls either, only numbers that are none. */
const LATEST_MS = Date.parse('9999-12-31T23:59:59Z')

/** What is asked of a call that was stored, so its form is known. */
const StoredCall = z.object({
  metaData: CallMetaData.pick({ id: true, started: true, duration: true }),
  content: optional(CallContent.pick({ brief: true })),
})

/**
 * What a page of calls means besides its records: private calls and those of workspaces that were not chosen are counted
 * and left out, and every new call's transcript is awaited from now on. A call that has become private is not asked about
 * any more, and what is stored of it, its transcript too, is erased: readers are told of a deletion. What is stored of
 * another workspace stays as it is.
 *
 * @param isFirst the transcripts of the first window are asked for once, whatever the age of the call
 */
export function storeCallEffects(
  ctx: Pick<Context, 'clock' | 'random'>,
  sync: HeldSync,
  items: readonly ReadItem[],
  isFirst: boolean,
): CallEffects {
  const judged = items.map((item) => ({ item, why: whyLeftOut(item, sync.settings) }))
  const kept = judged.flatMap(({ item, why }) => (why === undefined ? item : []))
  const idsOf = (reason: 'private' | 'workspace') =>
    judged.flatMap(({ item, why }) => (why === reason ? (item.id ?? nameOf(item)) : []))
  const privateIds = idsOf('private')
  const elsewhereIds = idsOf('workspace')
  const now = ctx.clock.now()
  return {
    kept,
    hidden: privateIds,
    store: async (trx, { added }) => {
      if (elsewhereIds.length > 0) await noteElsewhere(trx, sync.id, elsewhereIds)
      if (privateIds.length + added.length === 0) return
      const ofTranscripts = trx
        .selectFrom('sync')
        .select('id')
        .where('connection_id', '=', sync.connectionId)
        .where('model', '=', 'transcripts')
      // Whoever stores a page of transcripts has this lock too, and looks behind it at what is left out.
      const locked = privateIds.length > 0 ? ofTranscripts.forNoKeyUpdate() : ofTranscripts
      const transcripts = await locked.executeTakeFirstOrThrow()
      if (privateIds.length > 0) await leaveOut(ctx, trx, sync, transcripts.id, privateIds)
      if (added.length === 0) return
      await trx
        .deleteFrom('left_out_call')
        .where('sync_id', '=', sync.id)
        .where('call_id', 'in', [...added])
        .execute()
      const calls = new Map(kept.map(({ id, value }) => [id, value]))
      await trx
        .insertInto('awaited_transcript')
        .values(added.map((id) => awaitedTranscript(transcripts.id, StoredCall.parse(calls.get(id)?.()), isFirst, now)))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

/** One without an id is told from others by what it is. */
const nameOf = ({ value }: ReadItem) => contentHash(value(), models.calls.volatile).toString('base64url')

/** Of those that are stored from before nothing changes, so they are not among those that are left out. */
async function noteElsewhere(trx: Transaction<Database>, syncId: number, callIds: readonly string[]): Promise<void> {
  await sql`
    insert into left_out_call (sync_id, call_id, reason)
    select ${syncId}, given.id, 'workspace' from unnest(${[...callIds]}::text[]) as given(id)
     where not exists (select from record r where r.sync_id = ${syncId} and r.id = given.id and r.deleted_at is null)
    on conflict do nothing`.execute(trx)
}

async function leaveOut(
  ctx: Pick<Context, 'clock' | 'random'>,
  trx: Transaction<Database>,
  { id: syncId, connectionId }: HeldSync,
  transcriptsId: number,
  callIds: readonly string[],
): Promise<void> {
  await sql`
    with ids as materialized (select distinct unnest(${[...callIds]}::text[]) as id),
    unawaited as (delete from awaited_transcript where sync_id = ${transcriptsId} and call_id in (select id from ids)),
    dropped as (delete from quarantined_record
                 where sync_id in (${syncId}, ${transcriptsId}) and record_id in (select id from ids))
    insert into left_out_call (sync_id, call_id, reason) select ${syncId}, id, 'private' from ids
    on conflict (sync_id, call_id) do update set reason = 'private' where left_out_call.reason <> 'private'`.execute(
    trx,
  )
  const now = ctx.clock.now()
  const deleted = await hideRecords(trx, transcriptsId, callIds, now)
  if (deleted.length === 0) return
  await tellOfChange(ctx, trx, { connectionId, model: 'transcripts', deleted: deleted.length }, now)
}

function awaitedTranscript(
  syncId: number,
  { metaData, content }: z.infer<typeof StoredCall>,
  isFirst: boolean,
  now: Date,
) {
  const started = metaData.started ? new Date(metaData.started) : now
  const ended = new Date(Math.min(started.getTime() + (metaData.duration ?? 0) * 1000, LATEST_MS))
  return {
    sync_id: syncId,
    call_id: metaData.id,
    started_at: started,
    ended_at: ended,
    content_seen: typeof content?.brief === 'string' && content.brief !== '',
    next_ask_at: isFirst ? null : nextAskAt(ended, now, 0),
  }
}
