import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { asDatabaseError, isDatabaseAway } from './database-failure.ts'

/**
 * The same pool, whose callers are told `database_unavailable` where the server is away. A connection on which that was
 * seen is not given to anybody again: an answer may still be on its way there.
 */
export function watchedPool(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asDatabaseError(error)
      })
      return watchedClient(client)
    },
    end: () => pool.end(),
  }
}

function watchedClient(client: pg.PoolClient): PostgresPoolClient {
  let isBroken = false
  const watched: Pick<PostgresPoolClient, 'release'> & {
    query(text: string, values: unknown[]): Promise<unknown>
  } = {
    async query(text, values) {
      try {
        return await client.query(text, values)
      } catch (error) {
        isBroken ||= isDatabaseAway(error)
        throw asDatabaseError(error)
      }
    },
    release: () => client.release(isBroken),
  }
  // The dialect calls these two, and streams through cursors, which nothing here does.
  return watched as PostgresPoolClient
}
