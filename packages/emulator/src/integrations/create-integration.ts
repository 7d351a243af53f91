import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'
import type { IntegrationInput } from './integration-input.ts'
import { registrationOf } from './registration-of.ts'

/** A new integration of this company with credentials of its own. It is private: its company alone can approve it. */
export function createIntegration(
  { state, random }: EmulatorContext,
  company: Company,
  input: IntegrationInput,
): Integration {
  const integration: Integration = {
    clientId: random(12).toString('hex'),
    clientSecret: random(32).toString('base64url'),
    company: company.index,
    status: 'private',
    ...registrationOf(input),
  }
  state.current.integrations.push(integration)
  state.save()
  return integration
}
