import type { Foundation } from '../foundation.ts'
import { createApiKey } from './create-api-key.ts'

/**
 * Makes sure that there is a key to begin with: the configured one, else one that is made when there is none at all.
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
  const any = await ctx.db.selectFrom('api_key').select('id').where('revoked_at', 'is', null).executeTakeFirst()
  if (any) return undefined
  const { key } = await createApiKey(ctx, { name: 'first key' })
  return key
}
