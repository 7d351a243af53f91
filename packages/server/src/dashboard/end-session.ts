import type { DashboardSession } from '@mallet/contract/api/dashboard-access'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import type { SignedIn } from './check-session.ts'
import { describeSession } from './list-sessions.ts'

/**
 * Ends one of the own sessions. The next request with it is refused.
 *
 * @throws {@link MalletError} `not_found`, for those of others too
 */
export async function endSession(ctx: Context, signedIn: SignedIn, id: string): Promise<DashboardSession> {
  const row = await ctx.db
    .deleteFrom('dashboard_session')
    .where('id', '=', id)
    .where('user_id', 'is not distinct from', signedIn.person?.id ?? null)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'session', id })
  return describeSession(row, signedIn)
}
