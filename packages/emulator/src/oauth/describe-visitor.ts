import { membersOf, type Role } from '../company/roles.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Visitor } from './sessions.ts'

/** Somebody who signed in, in words. */
export interface DescribedVisitor {
  readonly companyName: string
  readonly email: string
  readonly role: Role
  /** E-mail address of who may do what this one may not. */
  readonly administrator: string
}

export function describeVisitor({ companies }: EmulatorContext, { company, userId }: Visitor): DescribedVisitor {
  const found = companies[company]
  const member = found && membersOf(found).find(({ user }) => user.id === userId)
  const user = found?.world.users.find(({ id }) => id === userId)
  return {
    companyName: found?.name ?? '',
    email: user?.emailAddress ?? '',
    role: member?.role ?? 'team member',
    administrator: found?.world.technicalAdministrator.email ?? '',
  }
}
