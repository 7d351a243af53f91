import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { secretHash } from '../keys/secret-hash.ts'
import { makeSecret } from '../make-id.ts'

export const SESSION_LIFETIME_SECONDS = 7 * 24 * 3600

/**
 * Exchanges a one-time code for a session that may read.
 *
 * @returns the session's secret, for a cookie
 * @throws {@link MalletError} `session_expired`
 */
export async function signIn(ctx: Context, code: string): Promise<string> {
  const now = ctx.clock.now()
  const used = await ctx.db
    .deleteFrom('dashboard_access')
    .where('hash', '=', secretHash(code))
    .where('kind', '=', 'code')
    .where('expires_at', '>', now)
    .returning('hash')
    .executeTakeFirst()
  if (!used)
    throw new MalletError('session_expired', {}, { message: 'This dashboard address was already used or has expired.' })
  const secret = makeSecret('ds', ctx)
  await ctx.db
    .insertInto('dashboard_access')
    .values({
      hash: secretHash(secret),
      kind: 'session',
      expires_at: new Date(now.getTime() + SESSION_LIFETIME_SECONDS * 1000),
    })
    .execute()
  return secret
}
