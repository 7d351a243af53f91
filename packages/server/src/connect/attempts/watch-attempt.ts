import type { Attempt } from '@mallet/contract/api/attempt'
import type { Context } from '../../context.ts'
import type { ConnectSession } from '../sessions/load-connect-session.ts'
import { describeAttempt } from './describe-attempt.ts'

/** Where no notice comes: of a time that is over, or from a database whose notices went astray. */
const LOOK_EVERY_MS = 1000

/**
 * How an attempt stands, at once and then after each look, for as long as it is pending. A notice makes the next look
 * come at once. Ends after the state that is no longer pending, when its session does, and with the signal.
 *
 * @param signal aborted when nobody listens any more
 */
export async function* watchAttempt(
  ctx: Context,
  session: Pick<ConnectSession, 'id'>,
  attemptId: string,
  signal: AbortSignal,
): AsyncGenerator<Attempt, void, void> {
  let wake: () => void = () => {}
  let isTold = false
  const stopHearing = ctx.attemptNotices.hear(attemptId, () => {
    isTold = true
    wake()
  })
  try {
    while (!signal.aborted) {
      isTold = false
      const attempt = await look(ctx, session, attemptId)
      if (!attempt) return
      yield attempt
      if (attempt.status !== 'pending') return
      if (!isTold) await pause(signal, (ready) => (wake = ready))
    }
  } finally {
    stopHearing()
  }
}

async function look({ db, clock }: Context, { id }: Pick<ConnectSession, 'id'>, attemptId: string) {
  const now = clock.now()
  const row = await db
    .selectFrom('connect_attempt')
    .innerJoin('connect_session', 'connect_session.id', 'connect_attempt.session_id')
    .selectAll('connect_attempt')
    .where('connect_attempt.id', '=', attemptId)
    .where('connect_session.id', '=', id)
    .where('connect_session.expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return row && describeAttempt(row, now)
}

const pause = (signal: AbortSignal, onWait: (wake: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, LOOK_EVERY_MS)
    signal.addEventListener('abort', done, { once: true })
    onWait(done)
  })
