import type { ApiKey } from '@mallet/contract/api/api-keys'
import type { Scope } from '@mallet/contract/api/scopes'
import type { Foundation } from '../foundation.ts'
import { makeId, makeSecret } from '../make-id.ts'
import { describeApiKey } from './describe-api-key.ts'
import { secretHash } from './secret-hash.ts'

export interface NewApiKey {
  readonly name: string
  /** A given key in place of a random one. */
  readonly key?: string
  /** Everything, unless said. */
  readonly scopes?: readonly Scope[]
  readonly connectionIds?: readonly string[] | null
  readonly expiresAt?: Date | null
}

/** Makes a key, or stores a given one. Only its hash is kept, so the returned `key` is the only copy. */
export async function createApiKey(
  ctx: Pick<Foundation, 'db' | 'clock' | 'random'>,
  { name, key = makeSecret('mk', ctx), scopes = ['admin'], connectionIds = null, expiresAt = null }: NewApiKey,
): Promise<ApiKey & { key: string }> {
  const rights = {
    scopes: [...scopes],
    connection_ids: connectionIds && [...connectionIds],
    expires_at: expiresAt,
  }
  const row = await ctx.db
    .insertInto('api_key')
    .values({
      id: makeId('key', ctx),
      name,
      hash: secretHash(key),
      hint: key.slice(-4),
      created_at: ctx.clock.now(),
      ...rights,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ revoked_at: null, ...rights }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...describeApiKey(row), key }
}
