import { sql } from 'kysely'
import type { Foundation } from '../foundation.ts'
import { createApiKey } from './create-api-key.ts'

/**
 * Makes sure that there is a key that may do everything: the configured one, else one that is made when there is none.
 *
 * @returns the key, where it was made now: this is the only time it can be shown
 */
export async function firstApiKey(
  ctx: Pick<Foundation, 'db' | 'clock' | 'random'>,
  configured: string | undefined,
): Promise<string | undefined> {
  if (configured !== undefined) {
    await createApiKey(ctx, { name: 'MALLET_API_KEY', key: configured })
    return undefined
  }
  const able = await ctx.db
    .selectFrom('api_key')
    .select('id')
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`'admin' = any(scopes)`)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', ctx.clock.now())]))
    .executeTakeFirst()
  if (able) return undefined
  const { key } = await createApiKey(ctx, { name: 'first key' })
  return key
}
