import type { api } from '@mallet/contract/api/index'
import type { Integration } from '@mallet/contract/api/integrations'
import type { Parsed } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { describeIntegration } from './describe-integration.ts'
import { enabledNames } from './enabled-names.ts'

/**
 * Changes what is given. An action that is no longer enabled is refused from the next request on.
 *
 * @throws {@link MalletError} `not_found`; `invalid_input` where nothing is given
 */
export async function updateIntegration(
  ctx: Pick<Context, 'db' | 'settings'>,
  id: string,
  { name, actions }: Parsed<(typeof api)['integrations.update']>['body'],
): Promise<Integration> {
  if (name === undefined && actions === undefined) {
    throw new MalletError('invalid_input', { issues: ['the body: names nothing to change'] })
  }
  const row = await ctx.db
    .updateTable('integration')
    .set({ ...(name !== undefined && { name }), ...(actions !== undefined && { actions: enabledNames(actions) }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'integration', id })
  return describeIntegration(row, ctx.settings)
}
