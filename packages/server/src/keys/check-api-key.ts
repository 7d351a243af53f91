import { MalletError } from '@mallet/contract/errors'
import type { Foundation } from '../foundation.ts'
import { secretHash } from './secret-hash.ts'

/** A key's use is written at most this often, since every request would otherwise write a row. */
const USE_WRITTEN_EVERY_MS = 60_000

/**
 * Accepts a key that exists and has not been revoked.
 *
 * @throws {@link MalletError} `unauthorized`
 */
export async function checkApiKey(ctx: Pick<Foundation, 'db' | 'clock'>, key: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('api_key')
    .select(['id', 'last_used_at'])
    .where('hash', '=', secretHash(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('unauthorized', {})
  const now = ctx.clock.now()
  if (row.last_used_at && now.getTime() - row.last_used_at.getTime() < USE_WRITTEN_EVERY_MS) return
  await ctx.db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).execute()
}
