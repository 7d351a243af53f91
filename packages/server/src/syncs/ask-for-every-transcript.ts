import { CallMetaData } from '@mallet/contract/gong/call'
import { z } from 'zod'
import type { Context } from '../context.ts'

const BATCH = 200
const StoredCall = z.looseObject({ metaData: CallMetaData.pick({ started: true, duration: true }) })

/**
 * Puts every stored call among those whose transcript is awaited, so that a first reading asks for it. Until such a
 * reading begins, nothing is due because of it; done in batches, since a company may have a hundred thousand calls.
 */
export async function askForEveryTranscript({ db, clock }: Context, connectionId: string): Promise<void> {
  const syncs = await db
    .selectFrom('sync')
    .select(['id', 'model'])
    .where('connection_id', '=', connectionId)
    .where('model', 'in', ['calls', 'transcripts'])
    .execute()
  const calls = syncs.find(({ model }) => model === 'calls')
  const transcripts = syncs.find(({ model }) => model === 'transcripts')
  if (!calls || !transcripts) return
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: { id: string; data: string }[] = await db
      .selectFrom('record')
      .select(['id', 'data'])
      .where('sync_id', '=', calls.id)
      .where('id', '>', after)
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    after = rows.at(-1)?.id
    if (rows.length === 0) continue
    await db
      .insertInto('awaited_transcript')
      .values(rows.map(({ id, data }) => ({ sync_id: transcripts.id, call_id: id, ...times(data, clock.now()) })))
      .onConflict((conflict) => conflict.columns(['sync_id', 'call_id']).doUpdateSet({ asks: 0 }))
      .execute()
  }
}

function times(data: string, now: Date) {
  const { metaData } = StoredCall.parse(JSON.parse(data))
  const started = metaData.started ? new Date(metaData.started) : now
  const ended = new Date(started.getTime() + (metaData.duration ?? 0) * 1000)
  // The content was read with the call, or comes with its own reread.
  return { started_at: started, ended_at: ended, content_seen: true, next_ask_at: null }
}
