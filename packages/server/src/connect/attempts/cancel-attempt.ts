import type { Attempt } from '@mallet/contract/api/attempt'
import type { Context } from '../../context.ts'
import type { ConnectSession } from '../sessions/load-connect-session.ts'
import { getAttempt } from './get-attempt.ts'

/**
 * Gives up an attempt that is still pending; one that ended stays as it ended. A callback that comes later finds its
 * state gone.
 *
 * @throws {@link MalletError} `not_found`
 */
export async function cancelAttempt(ctx: Context, session: ConnectSession, id: string): Promise<Attempt> {
  await ctx.db
    .updateTable('connect_attempt')
    .set({ status: 'cancelled', launch_hash: null, state_hash: null, code_verifier: null })
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .where('status', '=', 'pending')
    .execute()
  return getAttempt(ctx, session, id)
}
