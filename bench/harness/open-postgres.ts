import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startPostgres } from '../../test/start-postgres.ts'

export interface BenchPostgres {
  /** Makes an empty database; its URL. */
  freshDatabase(): Promise<string>
  /** Writes out all that is dirty, so that nobody pays for what was done before. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** A PostgreSQL of its own; `durable` waits for the disk at every commit. */
export async function openPostgres(options: { readonly durable: boolean }): Promise<BenchPostgres> {
  const postgres = await startPostgres(options)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  return {
    freshDatabase: async () => {
      const name = `bench_${randomBytes(6).toString('hex')}`
      await client.query(`create database ${name}`)
      const url = new URL(postgres.url)
      url.pathname = `/${name}`
      return url.href
    },
    settle: async () => {
      await client.query('checkpoint')
    },
    stop: async () => {
      await client.end()
      await postgres.stop()
    },
  }
}
