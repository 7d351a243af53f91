import type { User } from '@mallet/contract/gong/users'

/** The user who has this address, as the main one or as an alias. */
export function userByEmail(users: readonly User[], email: string): User | undefined {
  const wanted = email.toLowerCase()
  return users.find((user) =>
    [user.emailAddress, ...(user.emailAliases ?? [])].some((address) => address?.toLowerCase() === wanted),
  )
}
