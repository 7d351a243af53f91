import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { useCode } from './one-time-code.ts'
import { goneInvitation, readInvitation } from './read-invitation.ts'
import { type Entry, startSession, type Visitor } from './start-session.ts'

export interface Acceptance {
  readonly code: string
  readonly name?: string | undefined
  readonly password: string
}

/**
 * Gives the person of a link the password that they chose and signs them in. The link is used up, and sessions that the
 * person had end: it may have been made because a password was no secret any more.
 *
 * @throws {@link MalletError} `invitation_expired`; `too_many_requests`
 */
export async function acceptInvitation(
  ctx: Context,
  { code, name, password }: Acceptance,
  visitor: Visitor,
): Promise<Entry> {
  const { userId } = await readInvitation(ctx, code)
  const passwordHash = await ctx.access.passwords.hash(password)
  return transact(ctx.db, async (trx) => {
    const inside = { ...ctx, db: trx }
    if (!(await useCode(inside, code, 'invitation'))) throw goneInvitation()
    const accepted = await trx
      .updateTable('dashboard_user')
      .set({ password_hash: passwordHash, ...(name !== undefined && { name }) })
      .where('id', '=', userId)
      .where('disabled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!accepted) throw goneInvitation()
    await trx.deleteFrom('dashboard_session').where('user_id', '=', userId).execute()
    return startSession(inside, userId, 'invitation', visitor)
  })
}
