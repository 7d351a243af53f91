import type { EmulatorContext } from '../emulator-context.ts'
import { secretHash } from './secret-hash.ts'
import type { Visitor } from './sessions.ts'

/** The visitor that an e-mail address and password belong to, in whichever company; undefined for none. */
export function signIn(context: EmulatorContext, email: string, password: string): Visitor | undefined {
  const address = email.trim().toLowerCase()
  for (const company of context.companies) {
    const user = company.world.users.find((user) => user.emailAddress?.toLowerCase() === address)
    if (!user) continue
    const isRight = secretHash(password) === secretHash(company.state().password)
    return isRight ? { company: company.index, userId: user.id } : undefined
  }
  return undefined
}

/** Only a technical administrator may approve an app for the company. Source: Gong help, "Create an app for Gong". */
export const mayApprove = (context: EmulatorContext, { company, userId }: Visitor): boolean =>
  context.companies[company]?.world.technicalAdministrator.userId === userId
