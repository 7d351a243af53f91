import type { User } from '@mallet/contract/gong/users'
import type { ApiCall } from '../api-call.ts'

interface UserFilter {
  readonly userIds?: readonly string[] | undefined
  readonly createdFromDateTime?: string | undefined
  readonly createdToDateTime?: string | undefined
}

/** The users that a filter means, in the company's order. Ids that nobody has are passed over. */
export function chooseUsers({ company }: ApiCall, filter: UserFilter): User[] {
  const ids = filter.userIds?.length ? new Set(filter.userIds) : undefined
  const fromMs = filter.createdFromDateTime === undefined ? -Infinity : Date.parse(filter.createdFromDateTime)
  const toMs = filter.createdToDateTime === undefined ? Infinity : Date.parse(filter.createdToDateTime)
  return company.world.users.filter(({ id, created }) => {
    const createdMs = created == null ? 0 : Date.parse(created)
    return (ids === undefined || ids.has(id)) && createdMs >= fromMs && createdMs < toMs
  })
}
