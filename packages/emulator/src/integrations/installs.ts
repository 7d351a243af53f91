import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Grant } from '../state/emulator-state.ts'

/** The authorizations that a company has given an app and not withdrawn, the oldest first. None: it is not installed there. */
export const installsOf = ({ state }: EmulatorContext, company: Company, clientId: string): readonly Grant[] =>
  Object.values(state.current.grants).filter(
    (grant) => grant.clientId === clientId && grant.company === company.index && !grant.revoked,
  )
