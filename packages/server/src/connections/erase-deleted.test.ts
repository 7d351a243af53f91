import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { storeVersions } from '../db/store-versions.ts'
import { transact } from '../db/transact.ts'
import { deleteConnection } from './delete-connection.ts'
import { ERASED_TABLES, eraseDeleted } from './erase-deleted.ts'
import { updateConnection } from './update-connection.ts'

const RECORDS = 1200

let database: FreshDatabase
let deleted: string
let kept: string

const store = (syncId: number) =>
  transact(database.ctx.db, (trx) => {
    const records = Array.from({ length: RECORDS }, (_, i) => ({ id: `${i}`, hash: Buffer.alloc(32), data: '{}' }))
    return storeVersions(trx, syncId, records, database.ctx.clock.now())
  })

const countOf = async (connectionId: string) => {
  const rows = await database.ctx.db
    .selectFrom('record')
    .innerJoin('sync', 'sync.id', 'record.sync_id')
    .select('record.id')
    .where('sync.connection_id', '=', connectionId)
    .execute()
  return rows.length
}

beforeAll(async () => {
  database = await openFreshDatabase()
  const [one, other] = [await database.addConnection(), await database.addConnection()]
  await store(one.users)
  await store(other.users)
  deleted = one.id
  kept = other.id
})
afterAll(() => database.close())

test('where nothing was deleted there is nothing to erase', async () => {
  expect(await eraseDeleted(database.ctx)).toBe(false)
})

test('A18: a deleted connection is erased batch by batch, and no other one is touched', async () => {
  await updateConnection(database.ctx, deleted, { tags: ['pilot'], metadata: { crm: '7' } })
  await deleteConnection(database.ctx, deleted)
  const left: number[] = []

  while (await eraseDeleted(database.ctx)) left.push(await countOf(deleted))

  expect(left.slice(0, 3)).toEqual([RECORDS - 500, RECORDS - 1000, 0])
  expect(await countOf(kept)).toBe(RECORDS)
  const rows = await database.ctx.db.selectFrom('connection').selectAll().where('id', '=', deleted).execute()
  const nobody = { customer_id: '', customer_name: '', customer_email: null }
  expect(rows).toMatchObject([{ ...nobody, base_url: '', tags: [], metadata: {} }])
})

test('deleting twice finds nothing the second time, and tells of it once', async () => {
  await expect(deleteConnection(database.ctx, deleted)).rejects.toMatchObject({ code: 'not_found' })

  const events = await database.ctx.db.selectFrom('outbox_event').select('type').execute()
  expect(events).toEqual([{ type: 'connection.deleted' }])
})

/** They say when and how often Gong was asked, and nothing that it told. */
const KEPT_TABLES = ['run', 'sync_due']

test('every table of what Gong told is among those that are erased', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'sync_id' order by 1`.execute(database.ctx.db)

  expect(rows.map(({ name }) => name)).toEqual([...ERASED_TABLES, ...KEPT_TABLES].sort())
})
