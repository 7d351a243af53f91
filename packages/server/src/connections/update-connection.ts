import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Connection } from '@mallet/contract/api/connections'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { getConnection } from './get-connection.ts'
import { loadConnection } from './load-connection.ts'

export interface ConnectionChanges {
  /** Those that are named change, the others stay. */
  readonly settings?: ConnectionSettings | undefined
  /** Take the place of all that there were. */
  readonly tags?: readonly string[] | undefined
  readonly metadata?: Readonly<Record<string, string>> | undefined
}

/**
 * Changes what is named and leaves the rest.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function updateConnection(
  ctx: Pick<Context, 'db'>,
  id: string,
  { settings = {}, tags, metadata }: ConnectionChanges,
): Promise<Connection> {
  await loadConnection(ctx, id)
  await ctx.db
    .updateTable('connection')
    // Merged by the database, so that of two changes at once neither is lost.
    .set({ settings: sql<string>`settings || ${JSON.stringify(settings)}::jsonb` })
    .$if(tags !== undefined, (query) => query.set({ tags: [...(tags ?? [])] }))
    .$if(metadata !== undefined, (query) => query.set({ metadata: JSON.stringify(metadata) }))
    .where('id', '=', id)
    .execute()
  return getConnection(ctx, id)
}
