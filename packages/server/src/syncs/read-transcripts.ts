import { isMalletError, MalletError } from '@mallet/contract/errors'
import { CallTranscript } from '@mallet/contract/gong/transcripts'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { confirmEmpty } from './confirm-empty.ts'
import { leftOutAmong } from './left-out-among.ts'
import { models, transcriptChase } from './models.ts'
import { nextAskAt } from './next-ask.ts'
import { type ReadItem, readItems } from './read-items.ts'
import type { Step, Work } from './step.ts'

type Awaited = Selectable<Database['awaited_transcript']>

/**
 * Asks for the next batch of up to 100 awaited transcripts: at first every call once, on request every one that is
 * missing, else those that are due, free places filled with those due next. Undefined once there is nothing to ask.
 *
 * A batch whose answer is too large is halved. A transcript that is too large alone counts as missing, and its run says
 * so; the others are asked for as if it were not there.
 */
export async function readTranscripts(ctx: Context, work: Work): Promise<Step | undefined> {
  const { sync, now } = work
  const { batch: size = transcriptChase.batchSize, ...checkpoint } = sync.checkpoint
  // Asked before the batch is read: a page of calls that is stored in between is then asked about, not forgotten.
  const callsAreIn = checkpoint.firstWindowStored || (await isFirstWindowOfCallsStored(ctx, work))
  const batch = (await nextBatch(ctx, work)).slice(0, size)
  if (batch.length === 0) return nothingToAsk(work, callsAreIn)
  const answer = await work.client
    .page('calls.transcripts', { body: { filter: { callIds: batch.map(({ call_id }) => call_id) } } })
    .catch((error: unknown) => {
      if (isMalletError(error, 'gong_unavailable') && error.details.reason === 'too_large') return error
      throw error
    })
  if (answer instanceof MalletError) {
    if (batch.length > 1) return { items: [], checkpoint: { ...checkpoint, batch: Math.ceil(batch.length / 2) } }
    const also: Step['also'] = (trx) => settleBatch(trx, work, batch, new Set(), now)
    return { items: [], checkpoint, failure: answer, also }
  }
  const items = readItems(answer.items, models.transcripts)
  const found = knownIdsOf(items)
  const hasAnswered = !answer.isEmptyBy404 || (await confirmEmpty(ctx, work))
  const next = size * 2 < transcriptChase.batchSize ? { ...checkpoint, batch: size * 2 } : checkpoint
  return {
    items,
    checkpoint: hasAnswered ? { ...next, answeredAt: now.toISOString() } : next,
    leaveOut: (trx) =>
      leftOutAmong(
        trx,
        sync.connectionId,
        batch.map(({ call_id }) => call_id),
      ),
    also: (trx) => settleBatch(trx, work, judgedOf(batch, found, answer.cursor !== undefined), found, now),
  }
}

/** Every call was asked for: the first reading is over, if all calls are known, or a reread. */
function nothingToAsk({ sync: { checkpoint }, run }: Work, callsAreIn: boolean): Step | undefined {
  if (!checkpoint.firstWindowStored && callsAreIn) {
    return { items: [], checkpoint: { ...checkpoint, firstWindowStored: true } }
  }
  return run.rereads > run.rereadsDone ? { items: [], checkpoint, rereadDone: run.rereads } : undefined
}

async function isFirstWindowOfCallsStored({ db }: Context, { sync }: Work): Promise<boolean> {
  const calls = await db
    .selectFrom('sync')
    .select('checkpoint')
    .where('connection_id', '=', sync.connectionId)
    .where('model', '=', 'calls')
    .executeTakeFirstOrThrow()
  return calls.checkpoint.firstWindowStored
}

async function nextBatch(ctx: Context, { sync, run, now }: Work): Promise<Awaited[]> {
  const rest = ctx.db
    .selectFrom('awaited_transcript')
    .selectAll()
    .where('sync_id', '=', sync.id)
    .limit(transcriptChase.batchSize)
  if (!sync.checkpoint.firstWindowStored) return rest.where('asks', '=', 0).orderBy('started_at').execute()
  if (run.rereads > run.rereadsDone) {
    const notYet = sql<boolean>`(last_run_id, last_reread) is distinct from (${run.id}, ${run.rereads}::int)`
    return rest.where(notYet).orderBy('started_at').execute()
  }
  const soonest = await rest.where('next_ask_at', 'is not', null).orderBy('next_ask_at').execute()
  const someDue = soonest.some(({ next_ask_at }) => next_ask_at !== null && next_ask_at <= now)
  return someDue ? soonest : []
}

/** One in a form that is unknown has not come: it is kept aside, and asked for again. */
const knownIdsOf = (items: readonly ReadItem[]): Set<string> =>
  new Set(items.flatMap(({ value }) => CallTranscript.safeParse(value()).data?.callId ?? []))

/**
 * What an answer says something about. One with a cursor has only begun: what is not in it yet is asked for with the next
 * batch, which costs no more than the next page. One that begins with nothing says all that it will.
 */
const judgedOf = (batch: readonly Awaited[], found: ReadonlySet<string>, hasMore: boolean) =>
  hasMore && batch.some(({ call_id }) => found.has(call_id)) ? batch.filter(({ call_id }) => found.has(call_id)) : batch

async function settleBatch(
  trx: Transaction<Database>,
  { sync, run }: Work,
  batch: readonly Awaited[],
  found: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const arrived = batch.filter(({ call_id }) => found.has(call_id))
  const missing = batch.filter(({ call_id }) => !found.has(call_id))
  if (arrived.length > 0) {
    const ids = arrived.map(({ call_id }) => call_id)
    await trx.deleteFrom('awaited_transcript').where('sync_id', '=', sync.id).where('call_id', 'in', ids).execute()
    await rereadCalls(
      trx,
      sync.connectionId,
      arrived.filter(({ content_seen }) => !content_seen),
    )
  }
  for (const { call_id, ended_at, asks } of missing) {
    await trx
      .updateTable('awaited_transcript')
      .set({
        asks: asks + 1,
        next_ask_at: nextAskAt(ended_at, now, asks + 1),
        last_run_id: run.id,
        last_reread: run.rereads,
      })
      .where('sync_id', '=', sync.id)
      .where('call_id', '=', call_id)
      .execute()
  }
}

/** Gong fills in a call's content together with its transcript, so a call read without it is read again. */
async function rereadCalls(trx: Transaction<Database>, connectionId: string, calls: readonly Awaited[]): Promise<void> {
  if (calls.length === 0) return
  const { id } = await trx
    .selectFrom('sync')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('model', '=', 'calls')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('call_to_reread')
    .values(calls.map(({ call_id }) => ({ sync_id: id, call_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
