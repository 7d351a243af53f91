import type { OpenDatabase } from '../../db/open-database.ts'
import { createRecentlyRead, type RecentlyRead } from '../../db/recently-read.ts'
import type { Access } from './load-access.ts'

/** Where the database tells which connection's access has changed, or by an empty word that any may have. */
const ACCESS_CHANNEL = 'mallet_access'

/** Each is below a kilobyte. */
const MOST_CONNECTIONS = 10_000

/**
 * Access that this process has read, for as long as the database does not say that it changed. Only where what it says
 * arrives before the answer to the statement that changed it, so that nothing old is ever used; on a database that
 * several processes share there is none, and access is read for each request.
 */
export async function rememberAccess(
  { tellsInOrder, listen }: Pick<OpenDatabase, 'tellsInOrder' | 'listen'>,
  monotonicMs: () => number = () => performance.now(),
): Promise<RecentlyRead<Access> | undefined> {
  if (!tellsInOrder) return undefined
  const recent = createRecentlyRead<Access>({ knownMs: Infinity, most: MOST_CONNECTIONS, monotonicMs })
  await listen(ACCESS_CHANNEL, (connectionId) => recent.forget(connectionId === '' ? undefined : connectionId))
  return recent
}
