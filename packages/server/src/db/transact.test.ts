import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { transact } from './transact.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await openFreshDatabase()
  await sql`create table note (text text)`.execute(database.ctx.db)
})
afterAll(() => database.close())

const notes = async () => {
  const { rows } = await sql<{ text: string }>`select text from note order by text`.execute(database.ctx.db)
  return rows.map(({ text }) => text)
}

test('what is done in a transaction is there afterwards, and nothing of one that throws', async () => {
  const answer = await transact(database.ctx.db, async (trx) => {
    await sql`insert into note values ('kept')`.execute(trx)
    return 'done'
  })
  const failing = transact(database.ctx.db, async (trx) => {
    await sql`insert into note values ('lost')`.execute(trx)
    throw new Error('stopped')
  })

  expect(answer).toBe('done')
  await expect(failing).rejects.toThrow('stopped')
  expect(await notes()).toEqual(['kept'])
})

test('a query that goes past its transaction fails at once instead of waiting for itself', async () => {
  const nested = transact(database.ctx.db, () => sql`select 1`.execute(database.ctx.db))

  await expect(nested).rejects.toThrow('inside a transaction')
  await expect(sql`select 1`.execute(database.ctx.db)).resolves.toBeDefined()
})
