import { personalKey } from '../../company/personal-key.ts'
import { whoIsErased } from '../../company/who-is-erased.ts'
import type { ApiCall } from '../api-call.ts'

/** The events that were told of whoever has an address, in the order in which they came, and nothing of who was erased. */
export function findEvents({ company, context }: ApiCall, emailAddress: string) {
  const { engagement, privacy } = company.state()
  const key = personalKey.email(emailAddress)
  const isErased = whoIsErased(privacy, context.clock.nowMs())
  return engagement.events
    .filter(({ people }) =>
      people.some(
        ({ email, phoneNumber }) =>
          email !== undefined && personalKey.email(email) === key && !isErased({ emailAddress: email, phoneNumber }),
      ),
    )
    .map(({ people: _, ...event }) => event)
}
