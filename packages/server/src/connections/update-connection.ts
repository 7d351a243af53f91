import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Connection } from '@mallet/contract/api/connections'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { getConnection } from './get-connection.ts'
import { loadConnection } from './load-connection.ts'

/**
 * Changes the named settings and leaves the others.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function updateConnection(
  ctx: Pick<Context, 'db'>,
  id: string,
  settings: ConnectionSettings,
): Promise<Connection> {
  await loadConnection(ctx, id)
  await ctx.db
    .updateTable('connection')
    // Merged by the database, so that of two changes at once neither is lost.
    .set({ settings: sql<string>`settings || ${JSON.stringify(settings)}::jsonb` })
    .where('id', '=', id)
    .execute()
  return getConnection(ctx, id)
}
