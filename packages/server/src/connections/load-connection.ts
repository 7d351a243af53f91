import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'

/** Connections with what their credentials say of them. The secrets themselves are not read. */
export const connectionRows = ({ db }: Pick<Context, 'db'>) =>
  db
    .selectFrom('connection')
    .innerJoin('credential', 'credential.connection_id', 'connection.id')
    .innerJoin('integration', 'integration.id', 'connection.integration_id')
    .selectAll('connection')
    .select(['credential.kind', 'credential.status', 'credential.reason', 'credential.scopes', 'credential.expires_at'])
    .select(['integration.suspended_at as integration_suspended_at', 'integration.syncs as integration_syncs'])
    .select('integration.refused_reason')
    .where('connection.deleted_at', 'is', null)

export type ConnectionRow = Awaited<ReturnType<typeof loadConnection>>

/** @throws {@link MalletError} `not_found` */
export async function loadConnection(ctx: Pick<Context, 'db'>, id: string) {
  const row = await connectionRows(ctx).where('connection.id', '=', id).executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'connection', id })
  return row
}

/** Itself, or with its integration. */
export const isSuspended = (row: Pick<ConnectionRow, 'suspended_at' | 'integration_suspended_at'>): boolean =>
  row.suspended_at !== null || row.integration_suspended_at !== null

/**
 * As {@link loadConnection}, for what is not served while the connection is suspended, or nobody knows whose it is.
 *
 * @throws {@link MalletError} `not_found`; `connection_suspended`; `connection_unclaimed`
 */
export async function loadServedConnection(ctx: Pick<Context, 'db'>, id: string) {
  const row = await loadConnection(ctx, id)
  if (isSuspended(row)) throw new MalletError('connection_suspended', { connectionId: id })
  if (row.unclaimed_until !== null) throw new MalletError('connection_unclaimed', { connectionId: id })
  return row
}
