import type { Action } from '@mallet/contract/actions/action'
import { actions } from '@mallet/contract/actions/index'
import type { Context } from '../context.ts'
import { isEnabled } from '../gateway/enabled.ts'
import { enabledFor } from './enabled-for.ts'

/**
 * The actions that may be run for a connection.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function enabledActions(ctx: Pick<Context, 'db'>, connectionId: string): Promise<readonly Action[]> {
  const names = await enabledFor(ctx, connectionId)
  return [...actions.values()].filter(({ name }) => isEnabled(names, name))
}
