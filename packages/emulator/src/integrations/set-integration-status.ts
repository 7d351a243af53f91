import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'
import { requireIntegration } from './require-integration.ts'
import { revokeGrantsOf } from './revoke-grants-of.ts'

/**
 * Published, every company can find and approve the app; private, its own one alone. Those that have it keep it when it is made
 * private again, unless the assumption `unpublishedApp` says otherwise. Throws `ControlRefusal` 404.
 */
export function setIntegrationStatus(
  context: EmulatorContext,
  company: Company,
  clientId: string,
  status: Integration['status'],
): Integration {
  const integration = requireIntegration(context, company, clientId)
  integration.status = status
  if (status === 'private' && context.assumed('unpublishedApp') === 'removed') {
    const isElsewhere = ({ company: place }: { readonly company: number }) => place !== integration.company
    revokeGrantsOf(context.state.current, (grant) => grant.clientId === clientId && isElsewhere(grant))
  }
  context.state.save()
  return integration
}
