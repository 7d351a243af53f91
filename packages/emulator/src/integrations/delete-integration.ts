import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { requireIntegration } from './require-integration.ts'
import { revokeGrantsOf } from './revoke-grants-of.ts'

/** An app that is unknown from then on; its tokens die in every company. Throws `ControlRefusal` 404. */
export function deleteIntegration(context: EmulatorContext, company: Company, clientId: string): void {
  const gone = requireIntegration(context, company, clientId)
  const { current, save } = context.state
  current.integrations = current.integrations.filter((one) => one !== gone)
  revokeGrantsOf(current, (grant) => grant.clientId === clientId)
  save()
}
