import { afterAll, beforeAll, expect, test } from 'vitest'
import { listVersions } from '../../src/records/list-versions.ts'
import { driveSyncs } from '../drive-syncs.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

const NAMES = ['Dana', 'Dora', 'Dina']

let database: FreshDatabase
let id: string

/** A user whose name is another one each night. */
beforeAll(async () => {
  database = await openFreshDatabase()
  ;({ id } = await database.addConnection())
  await database.ctx.db.updateTable('sync').set({ paused: true }).where('model', '<>', 'users').execute()
  for (const [day, firstName] of NAMES.entries()) {
    database.setClock(`2026-06-1${day}T14:00:00Z`)
    const records = { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }
    database.answer(() => ({ requestId: 'r', records, users: [{ id: '7', firstName }] }))
    await driveSyncs(database.ctx, id).work('users')
  }
})
afterAll(() => database.close())

const read = (recordId: string, limit: number, cursor?: string) =>
  listVersions(database.ctx, id, 'users', recordId, { limit, cursor })

test('every version of a record is there, the newest first, with what it was and since when', async () => {
  const { items, nextCursor } = await read('7', 10)

  expect(items.map(({ version, change, data }) => [version, change, data])).toEqual([
    [3, 'updated', { id: '7', firstName: 'Dina' }],
    [2, 'updated', { id: '7', firstName: 'Dora' }],
    [1, 'added', { id: '7', firstName: 'Dana' }],
  ])
  expect(items.map(({ changedAt }) => changedAt.slice(0, 10))).toEqual(['2026-06-12', '2026-06-11', '2026-06-10'])
  expect(nextCursor).toBeNull()
})

test('versions come in pages, and a cursor is good for its own record only', async () => {
  const first = await read('7', 2)
  const rest = await read('7', 2, first.nextCursor ?? '')

  expect([...first.items, ...rest.items].map(({ version }) => version)).toEqual([3, 2, 1])
  expect(rest.nextCursor).toBeNull()
  await expect(read('8', 2, first.nextCursor ?? '')).rejects.toMatchObject({ code: 'invalid_cursor' })
})

test('a record that was never there has no versions', async () => {
  await expect(read('8', 10)).rejects.toMatchObject({ code: 'not_found' })
})
