import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { secretHash } from '../keys/secret-hash.ts'

/** @throws {@link MalletError} `unauthorized` */
export async function checkSession(ctx: Context, secret: string): Promise<void> {
  const row = await ctx.db
    .selectFrom('dashboard_access')
    .select('hash')
    .where('hash', '=', secretHash(secret))
    .where('kind', '=', 'session')
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirst()
  if (!row) throw new MalletError('unauthorized', {})
}
