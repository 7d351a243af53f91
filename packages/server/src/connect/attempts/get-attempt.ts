import type { Attempt } from '@mallet/contract/api/attempt'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../../context.ts'
import type { ConnectSession } from '../sessions/load-connect-session.ts'
import { describeAttempt } from './describe-attempt.ts'

/** @throws {@link MalletError} `not_found`, for an attempt of another session as well */
export async function getAttempt(ctx: Context, session: ConnectSession, id: string): Promise<Attempt> {
  const row = await ctx.db
    .selectFrom('connect_attempt')
    .selectAll()
    .where('id', '=', id)
    .where('session_id', '=', session.id)
    .executeTakeFirst()
  if (!row) throw new MalletError('not_found', { resource: 'connection attempt', id })
  return describeAttempt(row, ctx.clock.now())
}
