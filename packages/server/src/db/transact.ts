import type { Kysely, Transaction } from 'kysely'
import { insideTransaction } from './embedded/guard-nested.ts'
import type { Database } from './schema.ts'

/**
 * Runs work in one transaction. Nothing in it may ask Gong or compute for long: on the embedded database everybody else
 * waits meanwhile. A query past `trx` fails at once instead of waiting for itself.
 */
export const transact = <T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> =>
  db.transaction().execute((trx) => insideTransaction(() => work(trx)))
