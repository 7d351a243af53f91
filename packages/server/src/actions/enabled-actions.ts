import type { Action } from '@mallet/contract/actions/action'
import { actions } from '@mallet/contract/actions/index'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'

/** What may be run for a connection: the names that its integration enables, or every action. */
export type Enabled = (name: string) => boolean

/** @throws {@link MalletError} `not_found` */
export async function enabledFor({ db }: Pick<Context, 'db'>, connectionId: string): Promise<Enabled> {
  const row = await db
    .selectFrom('connection')
    .innerJoin('integration', 'integration.id', 'connection.integration_id')
    .select('integration.actions')
    .where('connection.id', '=', connectionId)
    .where('connection.deleted_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'connection', id: connectionId })
  return among(row.actions)
}

/** @throws {@link MalletError} `not_found` */
export const enabledActions = async (ctx: Pick<Context, 'db'>, connectionId: string): Promise<readonly Action[]> => {
  const isEnabled = await enabledFor(ctx, connectionId)
  return [...actions.values()].filter(({ name }) => isEnabled(name))
}

/** @throws {@link MalletError} `action_disabled` */
export function requireEnabled(isEnabled: Enabled, action: string): void {
  if (isEnabled(action)) return
  const message = `The integration of this connection does not enable ${action}.`
  throw new MalletError('action_disabled', { action }, { message })
}

/** @param names null is all of them */
export function among(names: readonly string[] | null): Enabled {
  if (!names) return () => true
  const enabled = new Set(names)
  return (name) => enabled.has(name)
}
