import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { isLostRace } from './database-failure.ts'
import { insideTransaction } from './guard-nested.ts'
import type { Database } from './schema.ts'

const TRIES = 6
const LONGEST_PAUSE_MS = 50

/**
 * Runs work in one transaction, again as a whole where it lost against another one by a deadlock or a serialization
 * failure: what it does beside the database must bear being done twice. Nothing in it may ask Gong or compute for long:
 * on the embedded database everybody else waits meanwhile. A query past `trx` fails at once instead of waiting for itself.
 *
 * @throws {@link MalletError} `database_unavailable`: whether the commit came through is unknown then
 */
export async function transact<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((trx) => insideTransaction(() => work(trx)))
    } catch (error) {
      if (attempt === TRIES || !isLostRace(error)) throw error
      // Two that met once meet again, unless one of them waits longer.
      await sleep(Math.random() * LONGEST_PAUSE_MS * attempt)
    }
  }
}
