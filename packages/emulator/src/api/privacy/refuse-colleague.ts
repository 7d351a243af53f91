import { personalKey } from '../../company/personal-key.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** These operations are for people outside of the company. Throws `Refusal` 400 for an address of one of its users. */
export function refuseColleague({ company }: ApiCall, emailAddress: string): void {
  const key = personalKey.email(emailAddress)
  const isColleague = company.world.users.some(({ emailAddress: own, emailAliases }) =>
    [own ?? '', ...(emailAliases ?? [])].some((address) => personalKey.email(address) === key),
  )
  if (isColleague) throw new Refusal(400, ['emailAddress belongs to an internal user'])
}
