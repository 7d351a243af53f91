import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import type { SignedIn } from './check-session.ts'
import { type Entry, startSession, type Visitor } from './start-session.ts'

export interface PasswordChange {
  readonly password: string
  readonly newPassword: string
}

/**
 * Changes the own password. All sessions of this person end, and the one that asks goes on as a new one.
 *
 * @throws {@link MalletError} `wrong_password`, also for whoever has none; `too_many_requests`
 */
export async function changePassword(
  ctx: Context,
  { person, signedInBy }: SignedIn,
  { password, newPassword }: PasswordChange,
  visitor: Visitor,
): Promise<Entry> {
  if (!person) throw new MalletError('wrong_password', {}, { message: 'The local operator has no password.' })
  const { id } = person
  const row = await ctx.db.selectFrom('dashboard_user').select('password_hash').where('id', '=', id).executeTakeFirst()
  const present = row?.password_hash ?? null
  if (!(await ctx.access.passwords.matches(present, password))) throw new MalletError('wrong_password', {})
  const next = await ctx.access.passwords.hash(newPassword)
  return transact(ctx.db, async (trx) => {
    const changed = await trx
      .updateTable('dashboard_user')
      .set({ password_hash: next })
      .where('id', '=', id)
      .where('password_hash', '=', present)
      .where('disabled_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new MalletError('wrong_password', {})
    await trx.deleteFrom('dashboard_session').where('user_id', '=', id).execute()
    await trx.deleteFrom('dashboard_code').where('user_id', '=', id).execute()
    return startSession({ ...ctx, db: trx }, id, signedInBy, visitor)
  })
}
