import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDataDirectory } from '../../test/fresh-data-directory.ts'
import { type EmbeddedDatabase, openEmbedded } from './embedded/open-embedded.ts'
import { guardedPool, insideTransaction } from './guard-nested.ts'

let scratch: string
let database: EmbeddedDatabase
let pool: PostgresPool
let db: Kysely<unknown>

beforeAll(async () => {
  scratch = await freshDataDirectory('guard')
  database = await openEmbedded({ dataDir: scratch })
  pool = guardedPool(database.pool)
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
})

afterAll(async () => {
  await db.destroy()
  await database.close()
  await rm(scratch, { recursive: true, force: true })
})

test('a query that leaves its transaction is refused at once, and the transaction rolls back', async () => {
  const nested = db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      await sql`create table half_done ()`.execute(transaction)
      await Promise.all([sql`select 1`.execute(db)])
    }),
  )

  await expect(nested).rejects.toThrow('A query inside a transaction went to the pool')
  const { rows } = await sql`select to_regclass('half_done') as found`.execute(db)
  expect(rows).toEqual([{ found: null }])
})

test('other callers wait for their turn while a transaction runs', async () => {
  const order: string[] = []
  const transaction = db.transaction().execute((transaction) =>
    insideTransaction(async () => {
      await sql`select 1`.execute(transaction)
      await sleep(20)
      order.push('transaction')
    }),
  )
  const other = sql`select 1`.execute(db).then(() => order.push('other'))
  await Promise.all([transaction, other])

  expect(order).toEqual(['transaction', 'other'])
})

test('work that a transaction started is free once the transaction is over, also when it failed', async () => {
  let later: Promise<unknown> = Promise.resolve()
  const failing = insideTransaction(async () => {
    later = sleep(20).then(() => sql`select 1 as one`.execute(db))
    throw new Error('rolled back')
  })

  await expect(failing).rejects.toThrow('rolled back')
  expect(await later).toMatchObject({ rows: [{ one: 1 }] })
})
