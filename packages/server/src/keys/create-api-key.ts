import type { ApiKey } from '@mallet/contract/api/api-keys'
import type { Foundation } from '../foundation.ts'
import { makeId, makeSecret } from '../make-id.ts'
import { describeApiKey } from './describe-api-key.ts'
import { secretHash } from './secret-hash.ts'

/** Makes a key, or stores a given one. Only its hash is kept, so the returned `key` is the only copy. */
export async function createApiKey(
  ctx: Pick<Foundation, 'db' | 'clock' | 'random'>,
  input: { name: string; key?: string },
): Promise<ApiKey & { key: string }> {
  const key = input.key ?? makeSecret('mk', ctx)
  const row = await ctx.db
    .insertInto('api_key')
    .values({
      id: makeId('key', ctx),
      name: input.name,
      hash: secretHash(key),
      hint: key.slice(-4),
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ revoked_at: null }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...describeApiKey(row), key }
}
