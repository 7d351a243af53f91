import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../db/schema.ts'

/** Another process may have revoked a key meanwhile, which holds here within this time. */
export const KEY_KNOWN_MS = 500
/** Keys that exist, since only those are remembered; each is some hundred bytes. */
const MOST_KEYS = 10_000

export type KeyRow = Pick<
  Selectable<Database['api_key']>,
  'id' | 'hash' | 'scopes' | 'connection_ids' | 'expires_at' | 'last_used_at'
>

/** Keys that were found in the database a moment ago, so that a busy one is not looked up with each request. */
export interface RecentKeys {
  find(hash: Buffer): KeyRow | undefined
  /** Looks a key up, and remembers it unless one was forgotten meanwhile: it may have been this one. */
  lookUp(hash: Buffer, read: () => Promise<KeyRow | undefined>): Promise<KeyRow | undefined>
  /** Afterwards every key is looked up anew. Called with each revocation in this process. */
  forget(): void
}

const byDatabase = new WeakMap<Kysely<Database>, RecentKeys>()

/** What this process knows of the keys of a database. */
export function recentKeys(db: Kysely<Database>): RecentKeys {
  const present = byDatabase.get(db)
  if (present) return present
  const made = createRecentKeys(() => performance.now())
  byDatabase.set(db, made)
  return made
}

export function createRecentKeys(monotonicMs: () => number): RecentKeys {
  const known = new Map<string, { readonly row: KeyRow; readonly untilMs: number }>()
  let changes = 0
  const nameOf = (hash: Buffer) => hash.toString('latin1')
  return {
    find: (hash) => {
      const found = known.get(nameOf(hash))
      return found && found.untilMs > monotonicMs() ? found.row : undefined
    },
    lookUp: async (hash, read) => {
      const changesBefore = changes
      // From before the question: what is read may be as old as that.
      const untilMs = monotonicMs() + KEY_KNOWN_MS
      const row = await read()
      if (known.size >= MOST_KEYS) known.clear()
      if (row && changes === changesBefore) known.set(nameOf(hash), { row, untilMs })
      return row
    },
    forget: () => {
      changes++
      known.clear()
    },
  }
}
