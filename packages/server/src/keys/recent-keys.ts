import type { Kysely, Selectable } from 'kysely'
import { createRecentlyRead, type RecentlyRead } from '../db/recently-read.ts'
import type { Database } from '../db/schema.ts'

/** Another process may have revoked a key meanwhile, which holds here within this time. */
const KEY_KNOWN_MS = 500
/** Keys that exist, since only those are remembered; each is some hundred bytes. */
const MOST_KEYS = 10_000

export type KeyRow = Pick<
  Selectable<Database['api_key']>,
  'id' | 'hash' | 'scopes' | 'connection_ids' | 'expires_at' | 'last_used_at'
>

const byDatabase = new WeakMap<Kysely<Database>, RecentlyRead<KeyRow>>()

/** What this process knows of the keys of a database. With each revocation in this process it is forgotten. */
export function recentKeys(db: Kysely<Database>): RecentlyRead<KeyRow> {
  const present = byDatabase.get(db)
  if (present) return present
  const made = createRecentlyRead<KeyRow>({
    knownMs: KEY_KNOWN_MS,
    most: MOST_KEYS,
    monotonicMs: () => performance.now(),
  })
  byDatabase.set(db, made)
  return made
}
