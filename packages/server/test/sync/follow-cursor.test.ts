import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { storeVersions } from '../../src/db/store-versions.ts'
import { transact } from '../../src/db/transact.ts'
import { listRecords } from '../../src/records/list-records.ts'
import { type FreshDatabase, openFreshDatabase } from '../fresh-database.ts'

const WRITERS = 4
const PAGES_EACH = 25
const PAGE = 5

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

/** Writes pages of records at random moments; every sixth is rolled back. What was committed. */
async function write(writer: number, syncId: number): Promise<string[]> {
  const { ctx } = database
  const committed: string[] = []
  for (let page = 0; page < PAGES_EACH; page++) {
    const ids = Array.from({ length: PAGE }, (_, i) => `${writer}${String(page).padStart(3, '0')}${i}`)
    const records = ids.map((id) => ({ id, hash: Buffer.from(id), data: JSON.stringify({ id }) }))
    const isGivenUp = (page + writer) % 6 === 5
    await transact(ctx.db, async (trx) => {
      await sql`select 1 from sync where id = ${syncId} for no key update`.execute(trx)
      await storeVersions(trx, syncId, records, ctx.clock.now())
      // A number is given now and seen later: this is the time in which a reader might pass it.
      await sql`select pg_sleep(${Math.random() * 0.01})`.execute(trx)
      if (isGivenUp) throw new Error('given up')
    }).catch((error: unknown) => {
      if (!isGivenUp) throw error
    })
    if (!isGivenUp) committed.push(...ids)
  }
  return committed
}

/** Follows by cursor until the writers are done and nothing more comes. */
async function follow(connectionId: string, isDone: () => boolean): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const wasDone = isDone()
    const page = await listRecords(database.ctx, connectionId, 'users', { limit: 7, ...(cursor && { cursor }) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.resumeCursor
    if (wasDone && page.items.length === 0) return seen
  }
}

test('B12: readers that only move forward see all that four writers commit, each once, whatever commits first', async () => {
  const { id, users } = await database.addConnection()
  let isDone = false
  const readers = [1, 2, 3].map(() => follow(id, () => isDone))
  const committed = (await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer + 1, users)))).flat()
  isDone = true

  expect(committed.length).toBeGreaterThan(WRITERS * PAGES_EACH * PAGE * 0.7)
  for (const seen of await Promise.all(readers)) expect([...seen].sort()).toEqual([...committed].sort())
})

test.runIf(inject('database') === 'postgres')(
  'B12: a number that is taken without the lock, as a sequence would be, is passed by a reader: the race is real',
  async () => {
    const { id, users } = await database.addConnection()
    const { db } = database.ctx
    // As if both numbers had been given out: a cursor beyond them would say that the database is an older one.
    await db.updateTable('sync').set({ last_seq: '2' }).where('id', '=', users).execute()
    const insert = (trx: Pick<typeof db, 'insertInto'>, recordId: string, seq: string) =>
      trx
        .insertInto('record')
        .values({
          sync_id: users,
          id: recordId,
          hash: Buffer.from(''),
          version: 1,
          seq,
          change: 'added',
          data: '{}',
          changed_at: new Date(),
          deleted_at: null,
        })
        .execute()
    let commit: () => void = () => undefined
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun: () => void = () => undefined
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const first = db.transaction().execute(async (trx) => {
      await insert(trx, 'first', '1')
      begun()
      await mayCommit
    })
    await hasBegun
    await insert(db, 'second', '2')
    const page = await listRecords(database.ctx, id, 'users', { limit: 10 })
    commit()
    await first

    const behind = await listRecords(database.ctx, id, 'users', { limit: 10, cursor: page.resumeCursor })
    expect(page.items.map((item) => item.id)).toEqual(['second'])
    expect(behind.items).toEqual([])
  },
)
