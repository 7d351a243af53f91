import { MalletError } from '@mallet/contract/errors'
import type pg from 'pg'

const OLDEST_VERSION = 140_000

/** Without these a commit that was answered may be gone after a loss of power, and with it a token that was burned. */
const DURABLE = { fsync: 'on', full_page_writes: 'on' } as const

/**
 * Makes sure that a PostgreSQL keeps what it acknowledges.
 *
 * @param durability `any` lets a server pass that was set up to forget, for tests
 * @throws {@link MalletError} `database_unsuitable`, with each setting that is not as it must be
 */
export async function checkPostgres(pool: pg.Pool, durability: 'required' | 'any'): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name = any($1)`,
    [[...Object.keys(DURABLE), 'server_version_num', 'server_encoding']],
  )
  const setting = (name: string) => rows.find((row) => row.name === name)?.setting ?? ''
  const issues = [
    ...(Number(setting('server_version_num')) < OLDEST_VERSION ? ['PostgreSQL is older than 14'] : []),
    ...(setting('server_encoding') === 'UTF8'
      ? []
      : [`the database's encoding is ${setting('server_encoding')}, not UTF8`]),
    ...(durability === 'any'
      ? []
      : Object.entries(DURABLE).flatMap(([name, wanted]) =>
          setting(name) === wanted ? [] : [`${name} is ${setting(name)}, not ${wanted}`],
        )),
  ]
  if (issues.length > 0) throw new MalletError('database_unsuitable', { issues })
}
