import { givenItem } from '@mallet/contract/derive/page-item'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { emptyCheckpoint } from './checkpoint.ts'
import { models } from './models.ts'
import { readItems } from './read-items.ts'
import type { Work } from './step.ts'
import { storeCallEffects } from './store-call-effects.ts'
import { storeStep } from './store-step.ts'

let database: FreshDatabase
let transcripts: number
let work: Work

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const connection = await database.addConnection()
  transcripts = connection.transcripts
  work = await database.beginWork(connection.calls)
})

const call = (id: string, metaData: object = {}, parts: object = {}) => ({
  metaData: { id, started: '2026-06-10T13:00:00Z', duration: 1800, isPrivate: false, ...metaData },
  ...parts,
})

/** Stores a page of calls as a reading does. */
async function store(items: readonly unknown[], isFirst = false): Promise<void> {
  const read = readItems(items.map(givenItem), models.calls)
  const effects = storeCallEffects(database.ctx, work.sync, read, isFirst)
  const step = { items: effects.kept, checkpoint: emptyCheckpoint, also: effects.store }
  work = { ...work, sync: await storeStep(database.ctx, work, step) }
}

const { stored, leftOut, awaited, quarantined } = {
  stored: async () =>
    (await database.ctx.db.selectFrom('record').select('id').where('sync_id', '=', work.sync.id).execute()).map(
      ({ id }) => id,
    ),
  leftOut: async () =>
    (await database.ctx.db.selectFrom('left_out_call').selectAll().where('sync_id', '=', work.sync.id).execute()).map(
      ({ call_id, reason }) => [call_id, reason],
    ),
  awaited: () =>
    database.ctx.db
      .selectFrom('awaited_transcript')
      .select(['call_id', 'ended_at', 'content_seen', 'asks', 'next_ask_at'])
      .where('sync_id', '=', transcripts)
      .orderBy('call_id')
      .execute(),
  quarantined: () =>
    database.ctx.db.selectFrom('quarantined_record').selectAll().where('sync_id', '=', work.sync.id).execute(),
}

test('a private call is left out and counted once, and its transcript is not waited for', async () => {
  await store([call('1'), call('2', { isPrivate: true })])
  await store([call('2', { isPrivate: true })])

  expect(await stored()).toEqual(['1'])
  expect(await leftOut()).toEqual([['2', 'private']])
  expect(await awaited()).toMatchObject([{ call_id: '1' }])
})

test('a private call of an unknown form is left out too, not kept aside with all it says', async () => {
  await store([call('3', { isPrivate: true, duration: 'long' })])

  expect(await quarantined()).toEqual([])
  expect(await leftOut()).toEqual([['3', 'private']])
})

test('an open call of an unknown form is kept aside, and its transcript is not waited for', async () => {
  await store([call('4', { duration: 'long' })])

  expect(await quarantined()).toHaveLength(1)
  expect(await awaited()).toEqual([])
})

test('a transcript of the first window is asked for without waiting, a later one when it may have come', async () => {
  await store([call('5')], true)
  await store([call('6'), call('7', { started: '2026-06-10T13:25:00Z' })])

  expect(await awaited()).toMatchObject([
    { call_id: '5', asks: 0, next_ask_at: null, ended_at: new Date('2026-06-10T13:30:00Z') },
    { call_id: '6', asks: 0, next_ask_at: new Date('2026-06-10T14:00:00Z') },
    { call_id: '7', asks: 0, next_ask_at: new Date('2026-06-10T14:10:00Z') },
  ])
})

test('a call that is known is not waited for again, whatever changed', async () => {
  await store([call('8')], true)
  await database.ctx.db.deleteFrom('awaited_transcript').where('sync_id', '=', transcripts).execute()

  await store([call('8', { title: 'Edited' }), call('81')])

  expect(await awaited()).toMatchObject([{ call_id: '81' }])
})

test('whether the content of a call is there is noted with it', async () => {
  await store([
    call('11', {}, { content: { brief: 'All agreed.' } }),
    call('12', {}, { content: { brief: '' } }),
    call('13'),
  ])

  expect((await awaited()).map(({ call_id, content_seen }) => [call_id, content_seen])).toEqual([
    ['11', true],
    ['12', false],
    ['13', false],
  ])
})

test('a call that becomes private is not asked about any more', async () => {
  await store([call('9')])

  await store([call('9', { isPrivate: true })])

  expect(await awaited()).toEqual([])
  expect(await leftOut()).toEqual([['9', 'private']])
})

test('a call that is private no longer comes in, and is not counted as left out', async () => {
  await store([call('10', { isPrivate: true })])

  await store([call('10')])

  expect(await stored()).toEqual(['10'])
  expect(await leftOut()).toEqual([])
  expect(await awaited()).toMatchObject([{ call_id: '10' }])
})
