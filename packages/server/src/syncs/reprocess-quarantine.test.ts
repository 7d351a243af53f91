import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { reprocessQuarantine } from './reprocess-quarantine.ts'
import { storeStep } from './store-step.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

test('a transcript that was kept aside is not stored where its call has become private meanwhile', async () => {
  const { db } = database.ctx
  const { calls, transcripts } = await database.addConnection()
  const work = await database.beginWork(transcripts)
  await db
    .insertInto('quarantined_record')
    .values(
      ['1', '2'].map((callId) => ({
        sync_id: transcripts,
        record_id: callId,
        hash: Buffer.from(callId),
        data: JSON.stringify({ callId, transcript: [] }),
        rules: 'of another time',
        issues: '[]',
        seen_at: database.ctx.clock.now(),
      })),
    )
    .execute()
  const step = await reprocessQuarantine(database.ctx, work)
  if (!step) throw new Error('nothing was kept aside')
  await db.insertInto('left_out_call').values({ sync_id: calls, call_id: '1', reason: 'private' }).execute()

  await storeStep(database.ctx, work, step)

  expect(await db.selectFrom('record').select('id').where('sync_id', '=', transcripts).execute()).toEqual([{ id: '2' }])
  expect(await db.selectFrom('quarantined_record').selectAll().where('sync_id', '=', transcripts).execute()).toEqual([])
})
