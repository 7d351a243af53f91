import type { Context } from '../../context.ts'
import { loadIntegration } from '../../integrations/load-integration.ts'
import { requireLinkable } from '../../integrations/require-linkable.ts'
import { lifetimeSeconds } from './session-lifetime.ts'
import { storeConnectSession } from './store-connect-session.ts'

/**
 * Makes a session for whoever comes from Gong to install an integration. Whose company it is is not known yet, so what
 * it links is unclaimed.
 *
 * @returns where the linking goes on
 * @throws {@link MalletError} `not_found`; `integration_suspended`; `integration_incomplete`
 */
export async function createInstallSession(ctx: Context, integrationId: string): Promise<string> {
  requireLinkable(await loadIntegration(ctx, integrationId))
  const { url } = await storeConnectSession(ctx, lifetimeSeconds('install'), {
    kind: 'install',
    integration_ids: [integrationId],
    connection_id: null,
    customer: null,
    settings: '{}',
    language: null,
    theme: null,
    return_url: null,
    allowed_origins: null,
  })
  return url
}
