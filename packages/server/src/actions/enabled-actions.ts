import type { Action } from '@mallet/contract/actions/action'
import { actions } from '@mallet/contract/actions/index'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { type EnabledNames, isEnabled } from '../gateway/enabled.ts'

/**
 * What the integration of a connection enables.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function enabledFor({ db }: Pick<Context, 'db'>, connectionId: string): Promise<EnabledNames> {
  const row = await db
    .selectFrom('connection')
    .innerJoin('integration', 'integration.id', 'connection.integration_id')
    .select('integration.actions')
    .where('connection.id', '=', connectionId)
    .where('connection.deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  return row.actions
}

/**
 * The actions that may be run for a connection.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function enabledActions(ctx: Pick<Context, 'db'>, connectionId: string): Promise<readonly Action[]> {
  const names = await enabledFor(ctx, connectionId)
  return [...actions.values()].filter(({ name }) => isEnabled(names, name))
}
