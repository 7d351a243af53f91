import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { scopes } from '@mallet/contract/gong/scopes'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import type { ConnectSession } from './load-connect-session.ts'

/**
 * What the linking page shows before anything is done.
 *
 * @throws {@link MalletError} `session_expired` once it was used
 */
export async function describeConnectSession(
  ctx: Context,
  session: ConnectSession,
): Promise<Answer<(typeof api)['connect.session']>> {
  if (session.used) throw new MalletError('session_expired', {})
  const integration = await loadIntegration(ctx, session.integrationId)
  return {
    customer: { name: session.customer.name },
    integration: {
      id: integration.id,
      name: integration.name,
      authType: integration.auth_type,
      scopes: integration.scopes.map((scope) => ({ scope, description: scopes[scope] ?? scope })),
    },
    expiresAt: session.expiresAt.toISOString(),
  }
}
