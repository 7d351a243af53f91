import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'
import type { IntegrationInput } from './integration-input.ts'
import { registrationOf } from './registration-of.ts'
import { requireIntegration } from './require-integration.ts'

/**
 * Replaces all that is said of an integration; its credentials and status stay. The next request already meets it: a redirect
 * URI or scope that is gone is refused, also to those who are at the consent page. Throws `ControlRefusal` 404.
 */
export function editIntegration(
  context: EmulatorContext,
  company: Company,
  clientId: string,
  input: IntegrationInput,
): Integration {
  const { current, save } = context.state
  const { clientSecret, status, company: owner } = requireIntegration(context, company, clientId)
  const edited = { clientId, clientSecret, status, company: owner, ...registrationOf(input) }
  current.integrations = current.integrations.map((one) => (one.clientId === clientId ? edited : one))
  save()
  return edited
}
