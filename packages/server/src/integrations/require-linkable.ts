import { MalletError } from '@mallet/contract/errors'
import type { IntegrationRow } from './load-integration.ts'
import { missingParts } from './missing-parts.ts'

/**
 * That companies can be linked through an integration.
 *
 * @throws {@link MalletError} `integration_suspended`; `integration_incomplete`; `integration_holds_key`
 */
export function requireLinkable(integration: IntegrationRow): void {
  const { id: integrationId } = integration
  if (integration.suspended_at !== null) throw new MalletError('integration_suspended', { integrationId })
  if (integration.own_connection_id !== null) throw new MalletError('integration_holds_key', { integrationId })
  const missing = missingParts(integration).map(({ field }) => field)
  if (missing.length > 0) throw new MalletError('integration_incomplete', { integrationId, missing })
}
