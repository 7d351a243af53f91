import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../../context.ts'
import { secretHash } from '../../keys/secret-hash.ts'

/**
 * The attempt of a launch code that is still good, with the session that it belongs to. Nothing is used up.
 *
 * @throws {@link MalletError} `launch_expired`, for a code that never existed, and where the session has ended, as well
 */
export async function openLaunch({ db, clock }: Pick<Context, 'db' | 'clock'>, code: string) {
  const now = clock.now()
  const row = await db
    .selectFrom('connect_attempt')
    .innerJoin('connect_session', 'connect_session.id', 'connect_attempt.session_id')
    .select(['connect_attempt.id', 'connect_attempt.integration_id', 'connect_attempt.requested_scopes'])
    .select(['connect_attempt.expires_at', 'connect_session.customer'])
    .where('launch_hash', '=', secretHash(code))
    .where('launch_until', '>', now)
    .where('connect_attempt.status', '=', 'pending')
    .where('connect_session.expires_at', '>', now)
    .where('linked_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new MalletError('launch_expired', {})
  return row
}
