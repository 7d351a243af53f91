import { servedItem } from '@mallet/contract/derive/page-item'
import { splitList } from '@mallet/contract/derive/split-list'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import type { CrashPoint } from '../crash-points.ts'
import { emptyCheckpoint } from './checkpoint.ts'
import { models } from './models.ts'
import { readItems } from './read-items.ts'
import type { Step, Work } from './step.ts'
import { storeStep } from './store-step.ts'

let database: FreshDatabase
let syncId: number
let connectionId: string
let work: Work

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { id, users } = await database.addConnection()
  connectionId = id
  syncId = users
  work = await database.beginWork(users)
})

const user = (id: string, firstName = 'Dana') => ({ id, firstName })
/** As the client makes them of a page. */
const served = (items: string, read: (text: string) => unknown = JSON.parse) => {
  const split = splitList(`{"users":${items}}`, 'users')?.items ?? []
  return readItems(
    split.map((item) => servedItem(item, read)),
    models.users,
  )
}
const step = (items: readonly unknown[], others: Partial<Step> = {}): Step => ({
  items: served(JSON.stringify(items)),
  checkpoint: emptyCheckpoint,
  ...others,
})
const store = (items: readonly unknown[], others: Partial<Step> = {}) =>
  storeStep(database.ctx, work, step(items, others))

const records = () =>
  database.ctx.db.selectFrom('record').select(['id', 'version', 'data']).where('sync_id', '=', syncId).execute()
const quarantined = () =>
  database.ctx.db.selectFrom('quarantined_record').selectAll().where('sync_id', '=', syncId).execute()
const events = () =>
  database.ctx.db.selectFrom('outbox_event').selectAll().where('connection_id', '=', connectionId).execute()
const run = () => database.ctx.db.selectFrom('run').selectAll().where('id', '=', work.run.id).executeTakeFirstOrThrow()
const sync = () => database.ctx.db.selectFrom('sync').selectAll().where('id', '=', syncId).executeTakeFirstOrThrow()

test('a page, its checkpoint, the counts of the run and the event that tells of it are stored together', async () => {
  const checkpoint = { firstWindowStored: true, readAt: { day: '2026-06-10T14:00:00.000Z' } }
  const held = await store([user('1'), user('2')], { checkpoint, expected: 250 })

  expect(held).toMatchObject({ checkpoint, version: work.sync.version + 1 })
  expect(await records()).toHaveLength(2)
  expect(await sync()).toMatchObject({ checkpoint, expected: 250, version: held.version })
  expect(await run()).toMatchObject({ added: 2, updated: 0, requests: 1 })
  expect(await events()).toMatchObject([
    { type: 'records.changed', data: { connectionId, model: 'users', runId: work.run.id, added: 2, updated: 0 } },
  ])
})

test('a page with nothing new moves the checkpoint and tells nobody', async () => {
  const held = await store([user('1')])
  work = { ...work, sync: held }

  await store([user('1')])

  expect(await events()).toHaveLength(1)
  expect(await run()).toMatchObject({ added: 1, updated: 0, requests: 2 })
})

test('another order of keys is no change, at any depth, however often it comes', async () => {
  const served = { ...user('1'), settings: { emailsImported: true, nonRecordedMeetingsImported: false } }
  const reordered = {
    settings: { nonRecordedMeetingsImported: false, emailsImported: true },
    firstName: 'Dana',
    id: '1',
  }
  work = { ...work, sync: await store([served]) }

  for (const page of [[reordered], [reordered], [served]]) work = { ...work, sync: await store(page) }

  expect(await records()).toMatchObject([{ id: '1', version: 1, data: JSON.stringify(served) }])
  expect(await events()).toHaveLength(1)
})

test('another spelling is looked at once: the next page that is spelled so writes no row of records', async () => {
  work = { ...work, sync: await store([{ id: '1', firstName: 'Dana' }]) }
  /** Which transaction wrote the row. */
  const rowWritten = async () => {
    const { rows } = await sql<{ xmin: string }>`select xmin from record where sync_id = ${syncId}`.execute(
      database.ctx.db,
    )
    return rows[0]?.xmin
  }
  const before = await rowWritten()

  work = { ...work, sync: await store([{ firstName: 'Dana', id: '1' }]) }
  const written = await rowWritten()
  work = { ...work, sync: await store([{ firstName: 'Dana', id: '1' }]) }

  expect(written).not.toBe(before)
  expect(await rowWritten()).toBe(written)
  expect(await records()).toMatchObject([{ id: '1', version: 1 }])
})

test('a change that comes with another order of keys is stored', async () => {
  work = { ...work, sync: await store([user('1'), user('2')]) }

  await store([
    { firstName: 'Dan', id: '1' },
    { firstName: 'Dana', id: '2' },
  ])

  const [one, two] = (await records()).sort((a, b) => a.id.localeCompare(b.id))
  expect(one).toMatchObject({ version: 2, data: '{"firstName":"Dan","id":"1"}' })
  expect(two).toMatchObject({ version: 1 })
})

test('a record of an unknown form is kept aside as it came, with what is wrong, and the page goes on', async () => {
  const odd = { id: 7, firstName: ['no', 'name'], salary: 'secret' }
  await store([user('1'), odd, 'not even an object', user('2')])

  expect((await records()).map(({ id }) => id).sort()).toEqual(['1', '2'])
  const rows = await quarantined()
  expect(rows.map(({ data }) => data).sort()).toEqual(['"not even an object"', JSON.stringify(odd)])
  expect(rows.find(({ data }) => data === JSON.stringify(odd))?.issues.join()).toMatch(/id: .*firstName: /s)
  expect(await run()).toMatchObject({ added: 2 })
})

test('the same unknown record is kept aside once, however often it is read', async () => {
  const odd = { name: 'without an id' }
  work = { ...work, sync: await store([odd, odd]) }

  await store([odd])

  expect(await quarantined()).toHaveLength(1)
})

test('what is not to be stored is not kept aside either', async () => {
  await store([user('1'), { id: '2', firstName: ['no', 'name'] }, user('3'), { odd: true }], {
    leaveOut: async () => new Set(['1', '2']),
  })

  expect((await records()).map(({ id }) => id)).toEqual(['3'])
  expect((await quarantined()).map(({ data }) => data)).toEqual(['{"odd":true}'])
})

test('of a record that is served as it is stored nothing is read but what says which one it is', async () => {
  const texts: string[] = []
  const read = (text: string) => {
    texts.push(text)
    return JSON.parse(text)
  }
  const page = (name: string) => `[{"firstName":"Dana","id":"1"},{"firstName":"${name}","id":"2"}]`
  work = { ...work, sync: await store([], { items: served(page('Noa'), read) }) }
  texts.length = 0

  work = { ...work, sync: await store([], { items: served(page('Noa'), read) }) }
  expect(texts).toEqual(['{"id":"1"}', '{"id":"2"}'])
  await store([], { items: served(page('Lior'), read) })

  expect(texts.slice(2)).toEqual(['{"id":"1"}', '{"id":"2"}', '{"firstName":"Lior","id":"2"}'])
  expect(await records()).toMatchObject([{ version: 1 }, { version: 2 }])
})

test('B42: a page with a changed item that is no JSON is refused whole, and the next one is stored', async () => {
  work = { ...work, sync: await store([user('1')]) }
  const damaged = served(JSON.stringify([user('1', 'Dan'), user('2')]).replace('"Dan"', 'tru'))

  await expect(store([], { items: damaged, checkpoint: { firstWindowStored: true, readAt: {} } })).rejects.toThrow()

  expect(await records()).toMatchObject([{ id: '1', version: 1 }])
  expect(await quarantined()).toEqual([])
  expect(await sync()).toMatchObject({ version: work.sync.version, checkpoint: emptyCheckpoint })
  await store([user('1', 'Dan'), user('2')])
  expect(await records()).toHaveLength(2)
})

test('a record that was kept aside is so no more once it is served as it is stored', async () => {
  work = { ...work, sync: await store([user('1')]) }
  work = { ...work, sync: await store([{ ...user('1'), firstName: ['no', 'name'] }]) }
  const aside = await quarantined()

  await store([user('1')])

  expect(aside).toHaveLength(1)
  expect(await quarantined()).toEqual([])
  expect(await records()).toMatchObject([{ id: '1', version: 1 }])
})

test('fields that are not known yet are no reason for quarantine, and are kept', async () => {
  await store([{ ...user('1'), badge: { colour: 'green' } }])

  expect(await quarantined()).toEqual([])
  expect(await records()).toMatchObject([{ data: '{"id":"1","firstName":"Dana","badge":{"colour":"green"}}' }])
})

test('of an id that stands twice on a page the last one is stored, as one version', async () => {
  await store([user('1', 'Old'), user('2'), user('1', 'New')])

  expect(await records()).toMatchObject([
    { id: '1', version: 1, data: JSON.stringify(user('1', 'New')) },
    { id: '2', version: 1 },
  ])
  expect(await run()).toMatchObject({ added: 2 })
})

test('a worker that lost its sync writes nothing at all', async () => {
  await sql`update sync set lease_until = null where id = ${syncId}`.execute(database.ctx.db)
  const owner = await database.hold(syncId)
  const lost = store([user('1'), { odd: true }], {
    checkpoint: { firstWindowStored: true, readAt: {} },
    also: async (trx) => {
      await trx.insertInto('call_to_reread').values({ sync_id: syncId, call_id: '1' }).execute()
    },
  })

  await expect(lost).rejects.toMatchObject({ code: 'sync_fenced' })
  expect([await records(), await quarantined(), await events()]).toEqual([[], [], []])
  expect(await run()).toMatchObject({ added: 0, requests: 0 })
  expect(await sync()).toMatchObject({ fence: owner.fence, checkpoint: emptyCheckpoint, last_seq: '0' })
  expect(
    await database.ctx.db.selectFrom('call_to_reread').selectAll().where('sync_id', '=', syncId).execute(),
  ).toEqual([])
})

test('a page that was stored already is refused, so that no answer that was lost stores it twice', async () => {
  await store([user('1')])

  await expect(store([user('1', 'Again')])).rejects.toMatchObject({ code: 'sync_fenced' })
  expect(await records()).toMatchObject([{ version: 1 }])
  expect(await events()).toHaveLength(1)
})

test('a page whose effects fail is not stored', async () => {
  const failing = store([user('1')], { also: () => Promise.reject(new Error('no')) })

  await expect(failing).rejects.toThrow('no')
  expect([await records(), await events()]).toEqual([[], []])
  expect(await sync()).toMatchObject({ last_seq: '0', version: work.sync.version })
})

test.each<[string, CrashPoint | 'also', boolean]>([
  ['with its records written', 'also', false],
  ['with its checkpoint moved', 'in-transaction', false],
  ['right after its commit', 'after-commit', true],
])(
  'B5, B6: of a page that ends %s either records, checkpoint and event are there, or none of them',
  async (_, end, isThere) => {
    const fail = (point: string) => {
      if (point === end) throw new Error('the end')
    }
    const checkpoint = { firstWindowStored: true, readAt: {} }

    const storing = storeStep({ ...database.ctx, reached: fail }, work, {
      ...step([user('1')], { checkpoint }),
      also: async () => fail('also'),
    })

    await expect(storing).rejects.toThrow('the end')
    const { checkpoint: stored } = await sync()
    expect({ records: (await records()).length, events: (await events()).length, checkpoint: stored }).toEqual(
      isThere ? { records: 1, events: 1, checkpoint } : { records: 0, events: 0, checkpoint: emptyCheckpoint },
    )
  },
)
