import type { User } from '@mallet/contract/gong/users'
import type { Company } from './company.ts'

/** Only the first may manage keys and apps. Source: Gong help, "Create an OAuth app for Gong", who can use this. */
export type Role = 'technical administrator' | 'business administrator' | 'team member'

/** Somebody of a company who can sign in. */
export interface Member {
  readonly user: User
  readonly email: string
  readonly role: Role
}

/** Who can sign in, the technical administrator first. Whoever leads the company is its business administrator. */
export function membersOf({ world }: Company): readonly Member[] {
  const { userId } = world.technicalAdministrator
  const others = world.users.filter(({ id, active }) => active && id !== userId)
  const administrator = world.users.filter(({ id }) => id === userId)
  return [...administrator, ...others].flatMap((user, place): Member[] => {
    if (!user.emailAddress) return []
    const role = place === 0 ? 'technical administrator' : place === 1 ? 'business administrator' : 'team member'
    return [{ user, email: user.emailAddress, role }]
  })
}
