import type { User } from '@mallet/contract/gong/users'
import { userByEmail } from '../../world/user-by-email.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/**
 * The user of this address or alias.
 *
 * @throws Refusal 403 where the user has no Engage seat, and, unless 400 is played, where there is no such user
 */
export function findFlowOwner({ context, company }: ApiCall, email: string): User {
  const user = userByEmail(company.world.users, email)
  if (!user) throw new Refusal(Number(context.assumed('flowOwnerUnknown')), [`There is no user ${email}`])
  if (!company.world.flows.seats.has(user.id)) throw new Refusal(403, [`The user ${email} has no Engage seat`])
  return user
}
