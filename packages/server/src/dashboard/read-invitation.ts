import type { Role } from '@mallet/contract/api/roles'
import { MalletError } from '@mallet/contract/errors'
import type { Context } from '../context.ts'
import { findCode } from './one-time-code.ts'

export interface Invitation {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly expiresAt: string
}

/**
 * Whom a link is for that still works.
 *
 * @throws {@link MalletError} `invitation_expired`, also where the person was disabled since
 */
export async function readInvitation(ctx: Pick<Context, 'db' | 'clock'>, code: string): Promise<Invitation> {
  const found = await findCode(ctx, code, 'invitation')
  const person = found?.user_id
    ? await ctx.db
        .selectFrom('dashboard_user')
        .select(['id', 'email', 'name', 'role'])
        .where('id', '=', found.user_id)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!found || !person) throw goneInvitation()
  const { id: userId, email, name, role } = person
  return { userId, email, name, role, expiresAt: found.expires_at.toISOString() }
}

export const goneInvitation = () => new MalletError('invitation_expired', {})
