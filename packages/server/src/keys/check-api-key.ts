import { timingSafeEqual } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'
import type { Foundation } from '../foundation.ts'
import type { Caller } from './caller.ts'
import { recentKeys } from './recent-keys.ts'
import { secretHash } from './secret-hash.ts'

/** A key's use is written at most this often, since every request would otherwise write a row. */
const USE_WRITTEN_EVERY_MS = 60_000

/**
 * Accepts a key that exists, has not been revoked and has not expired. One that expires or is revoked by this process is
 * refused with the next request; one that another process revokes, half a second later.
 *
 * @returns what it may
 * @throws {@link MalletError} `unauthorized`
 */
export async function checkApiKey(
  ctx: Pick<Foundation, 'db' | 'clock'>,
  key: string,
  hash: Buffer = secretHash(key),
): Promise<Caller> {
  const recent = recentKeys(ctx.db)
  const row = await recent.lookUp(hash.toString('latin1'), () => readKey(ctx, hash))
  const now = ctx.clock.now()
  // The index found it by a digest, of which nobody can choose a part; this says once more that it is the whole one.
  if (!row || !timingSafeEqual(row.hash, hash)) throw new MalletError('unauthorized', {})
  if (row.expires_at !== null && row.expires_at <= now) throw new MalletError('unauthorized', {})
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= USE_WRITTEN_EVERY_MS) {
    recent.forget()
    await ctx.db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', row.id).execute()
  }
  return { scopes: row.scopes, connectionIds: row.connection_ids, id: row.id }
}

const readKey = ({ db }: Pick<Foundation, 'db'>, hash: Buffer) =>
  db
    .selectFrom('api_key')
    .select(['id', 'hash', 'scopes', 'connection_ids', 'expires_at', 'last_used_at'])
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
