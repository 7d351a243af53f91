import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { type Entry, startSession, type Visitor } from './start-session.ts'

export interface Login {
  readonly email: string
  readonly password: string
}

/**
 * Signs in by password. Whether nobody has this e-mail, whoever has it is disabled or signs in by OIDC alone, or the
 * password is wrong: the work and the answer are the same.
 *
 * @throws {@link MalletError} `login_failed`; `too_many_requests`
 */
export async function logIn(ctx: Context, { email, password }: Login, visitor: Visitor): Promise<Entry> {
  const row = await ctx.db
    .selectFrom('dashboard_user')
    .select(['id', 'password_hash', 'disabled_at'])
    .where(sql`lower(email)`, '=', email.trim().toLowerCase())
    .executeTakeFirst()
  const isRight = await ctx.access.passwords.matches(row?.password_hash ?? null, password)
  if (!row || !isRight || row.disabled_at !== null) throw new MalletError('login_failed', {})
  return transact(ctx.db, async (trx) => {
    // Hashing takes a while, in which the password may have been changed, or the person disabled.
    const still = await trx
      .selectFrom('dashboard_user')
      .select('id')
      .where('id', '=', row.id)
      .where('password_hash', '=', row.password_hash)
      .where('disabled_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!still) throw new MalletError('login_failed', {})
    return startSession({ ...ctx, db: trx }, row.id, 'password', visitor)
  })
}
