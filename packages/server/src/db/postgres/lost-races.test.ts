import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshPostgres } from '../../../test/fresh-postgres.ts'
import { later } from '../../../test/later.ts'
import { type OpenDatabase, openDatabase } from '../open-database.ts'
import { transact } from '../transact.ts'

let database: OpenDatabase

beforeAll(async () => {
  database = await openDatabase({ dataDir: '', random: randomBytes, ...(await freshPostgres()) })
  await sql`create table counter (id int primary key, value int not null)`.execute(database.db)
  await sql`insert into counter values (1, 0), (2, 0)`.execute(database.db)
})
afterAll(() => database.close())

const values = async () => {
  const { rows } = await sql<{ value: number }>`select value from counter order by id`.execute(database.db)
  return rows.map(({ value }) => value)
}

test('B17: two transactions that lock each other out both come through, each done once', async () => {
  const met = later<void>()
  let tries = 0
  let locked = 0
  const add = (first: number, second: number) =>
    transact(database.db, async (trx) => {
      tries++
      await sql`update counter set value = value + 1 where id = ${first}`.execute(trx)
      // Each holds its first row before either asks for the second.
      if (++locked === 2) met.resolve()
      await met.promise
      await sql`update counter set value = value + 1 where id = ${second}`.execute(trx)
    })

  await Promise.all([add(1, 2), add(2, 1)])

  expect(tries).toBeGreaterThan(2)
  expect(await values()).toEqual([2, 2])
})

test.each(['40P01', '40001'])('B17: a transaction that the database ends with %s is run again whole', async (code) => {
  const [before = 0] = await values()
  let tries = 0
  await transact(database.db, async (trx) => {
    tries++
    await sql`update counter set value = value + 1 where id = 1`.execute(trx)
    if (tries < 4) await sql.raw(`do $$ begin raise exception 'lost' using errcode = '${code}'; end $$`).execute(trx)
  })

  expect(tries).toBe(4)
  expect((await values())[0]).toBe(before + 1)
})

test('B17: a transaction that always loses is given up after some tries, and has changed nothing', async () => {
  const before = await values()
  let tries = 0
  const losing = transact(database.db, async (trx) => {
    tries++
    await sql`update counter set value = value + 1 where id = 1`.execute(trx)
    await sql.raw(`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`).execute(trx)
  })

  await expect(losing).rejects.toMatchObject({ code: '40001' })
  expect(tries).toBe(6)
  expect(await values()).toEqual(before)
})

test.each([
  ['a statement that takes too long', [`set local statement_timeout = 10`, `select pg_sleep(5)`]],
  ['a database that only reads', [`set local transaction_read_only = on`, `update counter set value = 9`]],
  ['a full disk', [`do $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$`]],
  ['too many connections', [`do $$ begin raise exception 'sorry, too many clients' using errcode = '53300'; end $$`]],
  ['an input or output error', [`do $$ begin raise exception 'could not fsync file' using errcode = '58030'; end $$`]],
])('B15, B16: %s is told as a database that is away for now, once, and changes nothing', async (_, statements) => {
  const before = await values()
  let tries = 0
  const failing = transact(database.db, async (trx) => {
    tries++
    await sql`update counter set value = value + 1 where id = 1`.execute(trx)
    for (const statement of statements) await sql.raw(statement).execute(trx)
  })

  await expect(failing).rejects.toMatchObject({ code: 'database_unavailable' })
  expect(tries).toBe(1)
  expect(await values()).toEqual(before)
})
