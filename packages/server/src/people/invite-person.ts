import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { transact } from '../db/transact.ts'
import { makeId } from '../make-id.ts'
import { type Invited, putLink } from './make-link.ts'

export interface NewPerson {
  readonly email: string
  readonly name?: string | undefined
  readonly role: Role
}

/**
 * Makes a person who can sign in once they have used the link, or by OIDC with this e-mail.
 *
 * @throws {@link MalletError} `email_taken`
 */
export const invitePerson = (ctx: Context, { email, name = email, role }: NewPerson): Promise<Invited> =>
  transact(ctx.db, async (trx) => {
    const made = await trx
      .insertInto('dashboard_user')
      .values({ id: makeId('usr', ctx), email, name, role, created_at: ctx.clock.now() })
      .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new MalletError('email_taken', { email })
    return putLink({ ...ctx, db: trx }, made.id)
  })
