import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkCommits } from '../../src/db/older-database.ts'
import { openSeenCommits } from '../../src/db/seen-commits.ts'
import { listRecords } from '../../src/records/list-records.ts'
import { type DrivenSyncs, driveSyncs } from '../drive-syncs.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

/** All that a page writes. */
const TABLES = ['sync', 'record', 'record_version'] as const

let database: FreshDatabase
let users: DrivenSyncs
let served: { id: string; firstName: string }[]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  const { ctx } = database
  database.setClock('2026-06-10T14:00:00Z')
  await sql`delete from run`.execute(ctx.db)
  await ctx.db.updateTable('sync').set({ paused: true }).execute()
  const { id, users: syncId } = await database.addConnection()
  await ctx.db.updateTable('sync').set({ paused: true }).where('id', '<>', syncId).execute()
  users = driveSyncs(ctx, id)
  database.answer(() => {
    const records = { totalRecords: served.length, currentPageSize: served.length, currentPageNumber: 0 }
    return { requestId: 'r', records, users: served }
  })
})

const read = (cursor?: string) =>
  listRecords(database.ctx, users.id, 'users', { limit: 100, ...(cursor && { cursor }) })

/** Keeps the state of now; the answer brings it back, as a backup does. */
async function backup(): Promise<() => Promise<void>> {
  const { db } = database.ctx
  for (const table of TABLES) {
    await sql`drop table if exists ${sql.table(`kept_${table}`)}`.execute(db)
    await sql`create table ${sql.table(`kept_${table}`)} as select * from ${sql.table(table)}`.execute(db)
  }
  const { rows } = await sql<{ number: string }>`select last_value as number from commit_counter`.execute(db)
  return async () => {
    for (const table of ['record_version', 'record'] as const) {
      await sql`delete from ${sql.table(table)}`.execute(db)
      await sql`insert into ${sql.table(table)} select * from ${sql.table(`kept_${table}`)}`.execute(db)
    }
    await sql`
      update sync s set epoch = k.epoch, last_seq = k.last_seq, version = k.version, checkpoint = k.checkpoint,
             next_due_at = k.next_due_at, fresh_at = k.fresh_at
        from kept_sync k where k.id = s.id`.execute(db)
    await sql`select setval('commit_counter', ${rows[0]?.number ?? 1}::bigint)`.execute(db)
  }
}

/** Two nights, with a backup between, and the cursor of somebody who has read all of it. */
async function twoNights(): Promise<{ restore: () => Promise<void>; cursor: string }> {
  served = [{ id: '1', firstName: 'Dana' }]
  await users.work('users')
  const restore = await backup()
  database.setClock('2026-06-11T14:00:00Z')
  served = [
    { id: '1', firstName: 'Dora' },
    { id: '2', firstName: 'Dan' },
  ]
  await users.work('users')
  const { resumeCursor: cursor, items } = await read()
  expect(items).toHaveLength(2)
  return { restore, cursor }
}

test('B14: a page on a database that was put back to an older state begins a new epoch, and no reader misses what is numbered again', async () => {
  const { restore, cursor } = await twoNights()
  await restore()
  served = [
    { id: '1', firstName: 'Dina' },
    { id: '3', firstName: 'Dov' },
    { id: '4', firstName: 'Dirk' },
    { id: '5', firstName: 'Duc' },
  ]

  await users.work('users')

  await expect(read(cursor)).rejects.toMatchObject({ code: 'cursor_expired' })
  expect((await read()).items.map(({ data }) => data)).toEqual(served)
  expect((await users.sync('users')).restoredAt).toBe('2026-06-11T14:00:00.000Z')
})

test('B14: a cursor that is ahead of its own list has expired, and the list has a new epoch', async () => {
  const { restore, cursor } = await twoNights()
  const { resumeCursor: early } = await read()
  await restore()

  await expect(read(cursor)).rejects.toMatchObject({ code: 'cursor_expired' })
  await expect(read(early)).rejects.toMatchObject({ code: 'cursor_expired' })
  expect((await read()).items.map(({ data }) => data)).toEqual([{ id: '1', firstName: 'Dana' }])
})

test('B14: the next process on the same directory finds it at its start, and says so once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mallet-seen-'))
  const path = join(directory, 'seen-commits')
  const told: string[] = []
  const first = await openSeenCommits(path, () => told.push('first'))
  const { restore, cursor } = await twoNights()
  const { rows } = await sql<{ number: string }>`select last_value as number from commit_counter`.execute(
    database.ctx.db,
  )
  first.note(Number(rows[0]?.number))
  await first.close()
  expect(await readFile(path, 'utf8')).toBe(rows[0]?.number.toString())
  await restore()

  const second = await openSeenCommits(path, () => told.push('second'))
  await checkCommits({ ...database.ctx, seenCommits: second })
  await checkCommits({ ...database.ctx, seenCommits: second })

  expect(told).toEqual(['second'])
  await expect(read(cursor)).rejects.toMatchObject({ code: 'cursor_expired' })
  await rm(directory, { recursive: true })
})

test('B14: a database that goes on as it was is never taken for an older one', async () => {
  served = [{ id: '1', firstName: 'Dana' }]
  await users.work('users')
  const { resumeCursor } = await read()
  await Promise.all([1, 2, 3].map(() => checkCommits(database.ctx)))
  for (const day of [11, 12, 13]) {
    database.setClock(`2026-06-${day}T14:00:00Z`)
    served = [{ id: '1', firstName: `Dana ${day}` }]
    await users.work('users')
  }

  expect((await read(resumeCursor)).items).toHaveLength(1)
  expect((await users.sync('users')).restoredAt).toBeNull()
})
