import { AsyncLocalStorage } from 'node:async_hooks'
import type { PostgresPool } from 'kysely'

// An object and not a flag: work that a transaction only starts carries the scope on, and must be free once the
// transaction's callback is over.
const scope = new AsyncLocalStorage<{ open: boolean }>()
let openCount = 0

/**
 * Runs the callback of a transaction. Until it settles, everything it calls is refused a second connection by
 * `guardedPool`.
 */
export async function insideTransaction<T>(callback: () => Promise<T>): Promise<T> {
  const current = { open: true }
  openCount++
  try {
    return await scope.run(current, callback)
  } finally {
    current.open = false
    openCount--
    // Before Node 24, every promise of the process costs more while the storage is in use.
    if (openCount === 0) scope.disable()
  }
}

/**
 * The same pool, whose `connect` rejects at once inside `insideTransaction`. The embedded database has a single
 * connection, which the transaction holds: asking for another would wait for itself until the timeout. On PostgreSQL it
 * would pass, and hide the mistake.
 */
export function guardedPool(pool: PostgresPool): PostgresPool {
  return {
    async connect() {
      if (scope.getStore()?.open) {
        throw new Error('A query inside a transaction went to the pool. Send it through the transaction itself.')
      }
      return pool.connect()
    },
    end: () => pool.end(),
  }
}
