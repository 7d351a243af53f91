import type { ConnectSession } from '@mallet/contract/api/connect-sessions'
import type { Context } from '../../context.ts'
import { getConnectSession } from './get-connect-session.ts'

/**
 * Makes the token of a session worthless, and those of the links that were made with it. What was linked stays; a
 * session that is finished stays as it ended.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function revokeConnectSession(ctx: Context, id: string): Promise<ConnectSession> {
  await ctx.db
    .updateTable('connect_session')
    .set({ revoked_at: ctx.clock.now() })
    .where((is) => is.or([is('id', '=', id), is('parent_id', '=', id)]))
    .where('revoked_at', 'is', null)
    .where('finished_at', 'is', null)
    .execute()
  return getConnectSession(ctx, id)
}
