import type { ApiKey } from '@mallet/contract/api/api-keys'
import { MalletError } from '@mallet/contract/errors'
import type { Foundation } from '../foundation.ts'
import { describeApiKey } from './describe-api-key.ts'
import { recentKeys } from './recent-keys.ts'

/**
 * Revokes a key. The next request that carries it is refused.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function revokeApiKey(ctx: Pick<Foundation, 'db' | 'clock'>, id: string): Promise<ApiKey> {
  const recent = recentKeys(ctx.db)
  const row = await ctx.db
    .updateTable('api_key')
    .set({ revoked_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
    .finally(() => recent.forget())
  if (!row) throw new MalletError('not_found', { resource: 'api key', id })
  return describeApiKey(row)
}
