import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDatabaseProxy } from '../../../test/database-proxy.ts'
import { freshPostgres } from '../../../test/fresh-postgres.ts'
import { until } from '../../../test/wait.ts'
import { type OpenDatabase, openDatabase } from '../open-database.ts'
import { openPostgres } from './open-postgres.ts'

const opened: { close(): Promise<void> }[] = []
let settings: Awaited<ReturnType<typeof freshPostgres>>
let admin: pg.Client

beforeAll(async () => {
  settings = await freshPostgres()
  admin = new pg.Client({ connectionString: settings.databaseUrl ?? '' })
  await admin.connect()
})
afterAll(async () => {
  for (const { close } of opened) await close()
  await admin.end()
})

const open = async (changes: Partial<Parameters<typeof openDatabase>[0]> = {}): Promise<OpenDatabase> => {
  const database = await openDatabase({ dataDir: '', random: randomBytes, ...settings, ...changes })
  opened.push(database)
  return database
}

test('R16: a PostgreSQL that may forget what it acknowledged is refused, with each setting that makes it so', async () => {
  await expect(open({ databaseDurability: 'required' })).rejects.toMatchObject({
    code: 'database_unsuitable',
    details: { issues: ['fsync is off, not on', 'full_page_writes is off, not on'] },
  })
})

test('R16: whatever the server does by default, our own commits wait for the disk', async () => {
  expect((await admin.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }])

  const { db } = await open()

  const { rows } = await sql`show synchronous_commit`.execute(db)
  expect(rows).toEqual([{ synchronous_commit: 'on' }])
})

test('a PostgreSQL that does not answer is told as such, without its password', async () => {
  const error = await open({ databaseUrl: 'postgres://someone:pass-word@127.0.0.1:1/mallet' }).catch((thrown) => thrown)

  expect(error).toMatchObject({ code: 'database_unavailable' })
  expect(`${error} ${JSON.stringify(error)}`).not.toContain('pass-word')
})

test('processes that open an empty database at once all find their tables and the queue', async () => {
  const name = `empty_${randomBytes(4).toString('hex')}`
  await admin.query(`create database ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`

  const racing = await Promise.all(Array.from({ length: 4 }, () => open({ databaseUrl: url.href })))

  for (const { db, queue } of racing) {
    expect(await db.selectFrom('connection').selectAll().execute()).toEqual([])
    expect(await queue.claim()).toBeUndefined()
  }
})

test('a database that a later version has migrated is left alone', async () => {
  const { db } = await open()
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2026-01-01')`.execute(db)

  await expect(open()).rejects.toMatchObject({ code: 'database_newer', details: { migrations: ['9999-later'] } })

  await sql`delete from kysely_migration where name = '9999-later'`.execute(db)
})

test('a process is gone for the others when it has ended, and not while its session is only being opened again', async () => {
  const [one, other] = [await open(), await open()]
  const isGone = async () => {
    const long = sql`clock_timestamp() - interval '1 minute'`
    const { rows } = await sql<{ gone: boolean }>`
      select ${one.alive.isGone(sql`${other.alive.owner}::text`, long)} as gone`.execute(one.db)
    return rows[0]?.gone
  }
  const isLockHeld = async () => {
    const { rows } = await admin.query(
      `select pid from pg_locks where locktype = 'advisory' and objid = $1::bigint::oid and granted`,
      [other.alive.owner],
    )
    return rows
  }
  expect(await isGone()).toBe(false)
  const [{ pid } = { pid: 0 }] = await isLockHeld()

  await admin.query('select pg_terminate_backend($1)', [pid])
  await until('the session is back', async () => (await isLockHeld()).some((row) => row.pid !== pid))
  expect(await isGone()).toBe(false)

  await other.close()
  opened.splice(opened.indexOf(other), 1)
  await until('the process is gone for the others', async () => (await isGone()) === true)
})

test('a process that has just taken its lease, or of which nothing is known, is not gone', async () => {
  const { db, alive } = await open()
  const justNow = sql`clock_timestamp() - interval '1 second'`
  const { rows } = await sql`
    select ${alive.isGone(sql`'123'::text`, justNow)} as fresh, ${alive.isGone(sql`null::text`, sql`'epoch'::timestamptz`)} as nobody
  `.execute(db)

  expect(rows).toEqual([{ fresh: false, nobody: false }])
})

test('what one process announces another one hears, also after its session was cut', async () => {
  const [one, other] = [await open(), await open()]
  const heard: string[] = []
  await other.listen('announcement', (message) => heard.push(message))
  const announce = (text: string) => sql`select pg_notify('announcement', ${text})`.execute(one.db)
  await announce('first')
  await until('the first is heard', async () => heard.includes('first'))

  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()`,
  )

  await until('another one is heard', async () => {
    await announce('again')
    return heard.includes('again')
  })
})

test('B18: a database that goes silent is given up within the time set, and what comes after it heals is not its late answer', async () => {
  const proxy = await openDatabaseProxy(settings.databaseUrl ?? '')
  const database = await openPostgres({
    databaseUrl: proxy.url,
    durability: 'any',
    random: randomBytes,
    answerTimeoutMs: 300,
  })
  opened.push({ close: () => proxy.close() }, database)
  const ask = async (value: number) =>
    (
      await database.watched.connect().then(async (client) => {
        try {
          return await client.query<{ value: number }>('select $1::int as value', [value])
        } finally {
          client.release()
        }
      })
    ).rows

  expect(await ask(1)).toEqual([{ value: 1 }])
  proxy.silence()
  await expect(ask(2)).rejects.toMatchObject({ code: 'database_unavailable' })
  proxy.heal()

  expect(await ask(3)).toEqual([{ value: 3 }])
})

test('B16: when every connection is taken a further caller is told so in time, and the others are not disturbed', async () => {
  const { databaseUrl = '' } = settings
  const database = await openPostgres({ databaseUrl, durability: 'any', random: randomBytes, connectTimeoutMs: 300 })
  opened.push(database)
  const taken = await Promise.all(Array.from({ length: 10 }, () => database.watched.connect()))

  await expect(database.watched.connect()).rejects.toMatchObject({ code: 'database_unavailable' })

  for (const client of taken) {
    expect((await client.query('select 1 as one', [])).rows).toEqual([{ one: 1 }])
    client.release()
  }
})
