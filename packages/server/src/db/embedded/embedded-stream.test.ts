import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDataDirectory } from '../../../test/fresh-data-directory.ts'
import { type EmbeddedDatabase, openEmbedded } from './open-embedded.ts'

let scratch: string
let database: EmbeddedDatabase

beforeAll(async () => {
  scratch = await freshDataDirectory('stream')
  database = await openEmbedded({ dataDir: scratch })
})

afterAll(async () => {
  await database.close()
  await rm(scratch, { recursive: true, force: true })
})

test('values arrive as node-postgres reads them from any PostgreSQL', async () => {
  await database.pool.query('create table kept (id bigint, body jsonb, tags text[], bytes bytea, at timestamptz)')
  const row = {
    id: '9007199254740993',
    body: { title: 'Über 日本', nested: [1, null, true] },
    tags: ['a,b', 'with "quotes"', ''],
    bytes: Buffer.from([0, 1, 254, 255]),
    at: new Date('2026-11-21T10:00:00.123Z'),
  }

  const stored = await database.pool.query('insert into kept values ($1, $2, $3, $4, $5) returning *', [
    row.id,
    row.body,
    row.tags,
    row.bytes,
    row.at,
  ])

  expect(stored.rows).toEqual([row])
})

test('a value of several megabytes goes there and back whole', async () => {
  const text = 'gong '.repeat(1_000_000)
  const { rows } = await database.pool.query<{ text: string }>('select $1::text as text', [text])
  expect(rows[0]?.text === text).toBe(true)
})

test('several statements in one text answer one after the other', async () => {
  const results: unknown = await database.pool.query('select 1 as one; select 2 as two')
  expect(results).toMatchObject([{ rows: [{ one: 1 }] }, { rows: [{ two: 2 }] }])
})

test('a unique violation carries its code and constraint, and the connection serves on', async () => {
  await database.pool.query('create table singular (id int constraint only_one primary key)')
  await database.pool.query('insert into singular values (1)')

  const violation = await database.pool.query('insert into singular values (1)').catch((error) => error)

  expect(violation).toBeInstanceOf(pg.DatabaseError)
  expect(violation).toMatchObject({ code: '23505', constraint: 'only_one', table: 'singular' })
  expect((await database.pool.query('select * from singular')).rowCount).toBe(1)
})

test('what a dropped client left open does not reach the next borrower', async () => {
  await database.pool.query('create table leaked (id int)')
  const dropped = await database.pool.connect()
  await dropped.query('begin')
  await dropped.query('insert into leaked values (1)')
  await dropped.query("set application_name = 'dropped'")
  dropped.release(true)

  const next = await database.pool.query(
    "select pg_current_xact_id_if_assigned() as transaction, current_setting('application_name') as name",
  )

  expect(next.rows).toEqual([{ transaction: null, name: '' }])
  expect((await database.pool.query('select * from leaked')).rowCount).toBe(0)
})

test('the answer to a client that was dropped while it waited reaches nobody else', async () => {
  const dropped = await database.pool.connect()
  const unanswered = dropped.query('select 1 as value from pg_sleep(0.1)').catch((error: unknown) => error)
  dropped.release(true)

  const next = await database.pool.query('select 2 as value')

  expect(next.rows).toEqual([{ value: 2 }])
  expect(await unanswered).toBeInstanceOf(Error)
})

test('twenty transactions at once run one after the other', async () => {
  await database.pool.query('create table counter (value int)')
  await database.pool.query('insert into counter values (0)')

  async function increment(): Promise<void> {
    const client = await database.pool.connect()
    await client.query('begin')
    const { rows } = await client.query<{ value: number }>('select value from counter')
    await sleep(2)
    await client.query('update counter set value = $1', [Number(rows[0]?.value) + 1])
    await client.query('commit')
    client.release()
  }
  await Promise.all(Array.from({ length: 20 }, increment))

  expect((await database.pool.query('select value from counter')).rows).toEqual([{ value: 20 }])
})
