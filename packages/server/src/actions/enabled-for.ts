import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import type { EnabledNames } from '../gateway/enabled.ts'

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
