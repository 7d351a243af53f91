import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Connection } from '@mallet/contract/api/connections'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { endUnreadRuns } from '../syncs/end-unread-runs.ts'
import { getConnection } from './get-connection.ts'
import { loadConnection } from './load-connection.ts'
import { moveBaseUrl, testAddress } from './move-base-url.ts'

export interface ConnectionChanges {
  /** Those that are named change, the others stay. */
  readonly settings?: ConnectionSettings | undefined
  /** Take the place of all that there were. */
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
  /** Tested with the stored API key first. */
  readonly baseUrl?: string | undefined
}

/**
 * Changes what is named and leaves the rest: all of it or, where the address is refused, nothing. Another choice of
 * workspaces or of private calls counts for what is read from then on; models that are not chosen any more stop.
 *
 * @param by the API key or the person that asks, for the event that tells of another address
 * @throws {@link MalletError} `not_found`; with an address what `testAddress` and `moveBaseUrl` throw
 */
export async function updateConnection(
  ctx: Context,
  id: string,
  { settings = {}, tags, metadata, baseUrl }: ConnectionChanges,
  by: string | null = null,
): Promise<Connection> {
  await loadConnection(ctx, id)
  const tested = baseUrl === undefined ? undefined : await testAddress(ctx, id, baseUrl)
  await transact(ctx.db, async (trx) => {
    if (tested) await moveBaseUrl(ctx, trx, tested, by)
    await trx
      .updateTable('connection')
      // Merged by the database, so that of two changes at once neither is lost.
      .set({ settings: sql<string>`settings || ${JSON.stringify(settings)}::jsonb` })
      .$if(tags !== undefined, (query) => query.set({ tags: [...(tags ?? [])] }))
      .$if(metadata !== undefined, (query) => query.set({ metadata: JSON.stringify(metadata) }))
      .where('id', '=', id)
      .execute()
    if (settings.models) await endUnreadRuns(ctx, trx, { connectionId: id })
  })
  // What is chosen again may be due.
  if (tested || settings.models !== undefined) ctx.workIsDue()
  return getConnection(ctx, id)
}
