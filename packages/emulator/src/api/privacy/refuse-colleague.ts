import { userByEmail } from '../../world/user-by-email.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** These operations are for people outside of the company. Throws `Refusal` 400 for an address of one of its users. */
export function refuseColleague({ company }: ApiCall, emailAddress: string): void {
  if (userByEmail(company.world.users, emailAddress.trim()))
    throw new Refusal(400, ['emailAddress belongs to an internal user'])
}
