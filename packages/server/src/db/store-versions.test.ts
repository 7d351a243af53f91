import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { type RecordToStore, storeVersions } from './store-versions.ts'
import { transact } from './transact.ts'

let database: FreshDatabase
let syncId: number

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  syncId = (await database.addConnection()).users
})

const NOON = new Date('2026-06-10T12:00:00Z')
const ONE = new Date('2026-06-10T13:00:00Z')

const record = (id: string, value: unknown): RecordToStore => {
  const data = JSON.stringify({ id, value })
  return { id, data, hash: createHash('sha256').update(data).digest().subarray(0, 16) }
}

const store = (records: readonly RecordToStore[], changedAt = NOON) =>
  transact(database.ctx.db, (trx) => storeVersions(trx, syncId, records, changedAt))

/** Every state of every record that is kept, the present one too. */
async function versions() {
  const { db } = database.ctx
  const { rows } = await db.executeQuery<{ id: string; version: number; seq: number; change: string; data: string }>(
    CompiledQuery.raw(
      `select id, version, seq::int, change, data from record_version where sync_id = $1
       union all select id, version, seq::int, change, data from record where sync_id = $1 order by id, version`,
      [syncId],
    ),
  )
  return rows
}

const lastSeq = async () => {
  const { db } = database.ctx
  const row = await db.selectFrom('sync').select('last_seq').where('id', '=', syncId).executeTakeFirstOrThrow()
  return Number(row.last_seq)
}

/** Where each row lies and who wrote it: both change when it is written, even with the same content. */
async function places() {
  const { rows } = await database.ctx.db.executeQuery(
    CompiledQuery.raw('select id, ctid::text, xmin::text from record where sync_id = $1 order by id', [syncId]),
  )
  return rows
}

test('new records get version 1 and numbers in the order of the page', async () => {
  const stored = await store([record('b', 1), record('a', 1), record('c', 1)])

  expect(stored).toEqual({ added: ['b', 'a', 'c'], updated: [] })
  expect((await versions()).map(({ id, version, seq, change }) => [id, version, seq, change])).toEqual([
    ['a', 1, 2, 'added'],
    ['b', 1, 1, 'added'],
    ['c', 1, 3, 'added'],
  ])
  expect(await lastSeq()).toBe(3)
})

test('a changed record gets the next version and the next number, and the state it replaces is kept as it was', async () => {
  await store([record('a', 1), record('b', 1)])
  const stored = await store([record('a', 2), record('b', 1)], ONE)

  expect(stored).toEqual({ added: [], updated: ['a'] })
  const { db } = database.ctx
  expect(
    await db.selectFrom('record').selectAll().where('sync_id', '=', syncId).where('id', '=', 'a').execute(),
  ).toMatchObject([{ version: 2, seq: '3', change: 'updated', data: '{"id":"a","value":2}', changed_at: ONE }])
  const { rows } = await db.executeQuery(CompiledQuery.raw('select * from record_version where sync_id = $1', [syncId]))
  expect(rows).toMatchObject([
    { id: 'a', version: 1, seq: '1', change: 'added', data: '{"id":"a","value":1}', changed_at: NOON },
  ])
})

test('reading the same again writes no row and uses no number', async () => {
  const page = Array.from({ length: 100 }, (_, i) => record(String(i), i))
  await store(page)
  const before = await places()

  expect(await store(page, ONE)).toEqual({ added: [], updated: [] })
  expect(await places()).toEqual(before)
  expect(await lastSeq()).toBe(100)
})

test('of a page only the rows that changed are written', async () => {
  await store([record('a', 1), record('b', 1), record('c', 1)])
  const [a, , c] = await places()

  await store([record('a', 1), record('b', 2), record('c', 1)], ONE)

  expect(await places()).toEqual([a, expect.anything(), c])
})

test('a record that comes back after it was deleted is added again, as the next version', async () => {
  await store([record('a', 1)])
  await database.ctx.db
    .updateTable('record')
    .set({ deleted_at: NOON, change: 'deleted', version: 2, seq: '2' })
    .where('sync_id', '=', syncId)
    .execute()
  await database.ctx.db.updateTable('sync').set({ last_seq: '2' }).where('id', '=', syncId).execute()

  expect(await store([record('a', 1)], ONE)).toEqual({ added: ['a'], updated: [] })
  expect((await versions()).at(-1)).toMatchObject({ version: 3, seq: 3, change: 'added' })
  expect(
    await database.ctx.db.selectFrom('record').select('deleted_at').where('sync_id', '=', syncId).execute(),
  ).toEqual([{ deleted_at: null }])
})

test('a page of many megabytes is stored whole, in its order', async () => {
  const page = Array.from({ length: 7 }, (_, i) => record(`big-${i}`, 'x'.repeat(900_000)))

  expect(await store(page)).toEqual({ added: page.map(({ id }) => id), updated: [] })
  expect((await versions()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(await lastSeq()).toBe(7)
})

test('text that JSON allows and a database does not like is kept byte for byte', async () => {
  const data = '{"id":"odd","value":"\\u0000 \\ud800 \'; drop table record; -- $1","number":12345678901234567890}'
  await store([{ id: 'odd', data, hash: Buffer.alloc(16) }])

  expect(await versions()).toMatchObject([{ data }])
})

test('an empty page stores nothing', async () => {
  expect(await store([])).toEqual({ added: [], updated: [] })
  expect(await lastSeq()).toBe(0)
})

test('a page that is rolled back leaves neither rows nor numbers', async () => {
  await store([record('a', 1)])
  const failing = transact(database.ctx.db, async (trx) => {
    await storeVersions(trx, syncId, [record('a', 2), record('b', 1)], ONE)
    throw new Error('no')
  })

  await expect(failing).rejects.toThrow('no')
  expect(await versions()).toMatchObject([{ id: 'a', version: 1, seq: 1 }])
  expect(await lastSeq()).toBe(1)
})

test('whatever pages come in whatever order, versions rise by one and no number is used twice or left out', async () => {
  const page = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 2 })), {
    maxLength: 5,
    selector: ([id]) => id,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(page, { maxLength: 8 }), async (pages) => {
      syncId = (await database.addConnection()).users
      const newest = new Map<string, number>()
      let changes = 0
      for (const items of pages) {
        await store(items.map(([id, value]) => record(id, value)))
        changes += items.filter(([id, value]) => newest.get(id) !== value).length
        for (const [id, value] of items) newest.set(id, value)
      }
      const all = await versions()

      expect(all.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: changes }, (_, i) => i + 1))
      for (const id of newest.keys()) {
        const own = all.filter((one) => one.id === id)
        expect(own.map(({ version }) => version)).toEqual(own.map((_, i) => i + 1))
        expect(own.map(({ seq }) => seq)).toEqual(own.map(({ seq }) => seq).sort((a, b) => a - b))
        expect(own.at(-1)?.data).toBe(record(id, newest.get(id)).data)
      }
    }),
    { numRuns: 25 },
  )
})
