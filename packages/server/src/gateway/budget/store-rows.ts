import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { DatabaseClock } from './database-clock.ts'
import type { BudgetRow } from './fit-row.ts'
import { writeBudgets } from './statements.ts'

/** A row, to be stored over the version that it was decided on. */
export interface RowWrite {
  readonly companyId: string
  readonly version: string
  readonly row: BudgetRow
}

/** @returns the new version, or undefined where somebody else has written the row meanwhile */
export type StoreRow = (write: RowWrite) => Promise<string | undefined>

interface StoringOptions {
  readonly db: Kysely<Database>
  readonly clock: DatabaseClock
}

/** Stores each row by a statement of its own, so that processes that share a database never wait for two rows at once. */
export const storeEach =
  ({ db, clock }: StoringOptions): StoreRow =>
  async (write) => {
    const written = await clock.timed(() => writeBudgets(db, [write]))
    return written?.versions.get(write.companyId)
  }

/**
 * Stores rows one statement after the other, each with all that came while the one before was under way. For a process
 * that is alone on its database.
 */
export function storeTogether({ db, clock }: StoringOptions): StoreRow {
  let waiting: { write: RowWrite; resolve: (version: string | undefined) => void; reject: (error: unknown) => void }[] =
    []
  let isStoring = false

  async function storeAll(): Promise<void> {
    isStoring = true
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      try {
        const writes = together.map(({ write }) => write)
        const written = await clock.timed(() => writeBudgets(db, writes))
        for (const { write, resolve } of together) resolve(written?.versions.get(write.companyId))
      } catch (error) {
        for (const { reject } of together) reject(error)
      }
    }
    isStoring = false
  }

  return (write) =>
    new Promise((resolve, reject) => {
      waiting.push({ write, resolve, reject })
      if (!isStoring) void storeAll()
    })
}
