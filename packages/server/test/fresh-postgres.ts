import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type DatabaseOptions, openDatabase } from '../src/db/open-database.ts'

/** A database with Mallet's tables and queue, for tests to copy: that takes a tenth of the time. */
const TEMPLATE = 'mallet_template'
/** Of the lock under which the first that needs the template makes it. */
const LOCK = 4400

type DatabaseSettings = Required<Pick<DatabaseOptions, 'databaseUrl' | 'databaseDurability'>>

/**
 * Settings of a new, empty database on the PostgreSQL of this run, where tests run on PostgreSQL; of the embedded one
 * where they do not.
 */
export async function freshPostgres(): Promise<DatabaseSettings> {
  if (inject('database') === 'embedded') return { databaseUrl: undefined, databaseDurability: 'required' }
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await ensureTemplate(client)
    await client.query(`create database ${name} template ${TEMPLATE}`)
  } finally {
    await client.end()
  }
  return { databaseUrl: urlOf(name), databaseDurability: 'any' }
}

async function ensureTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (rows.length > 0) return
    const draft = `${TEMPLATE}_draft`
    await client.query(`create database ${draft}`)
    const options = { dataDir: '', databaseUrl: urlOf(draft), databaseDurability: 'any' as const, random: randomBytes }
    await (await openDatabase(options)).close()
    await client.query(`alter database ${draft} rename to ${TEMPLATE}`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}
