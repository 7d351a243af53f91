import type { Integration, IntegrationDetails } from '@mallet/contract/api/integrations'
import type { Foundation } from '../foundation.ts'
import { groupScopes } from './group-scopes.ts'
import type { IntegrationRow } from './load-integration.ts'
import { missingParts } from './missing-parts.ts'
import { redirectUri, redirectUriWarning } from './redirect-uri.ts'

type DescribeContext = Pick<Foundation, 'settings' | 'clock'>

export function describeIntegration({ settings, clock }: DescribeContext, row: IntegrationRow): Integration {
  const missing = missingParts(row)
  return {
    id: row.id,
    name: row.name,
    auth: describeAuth(row, clock.now()),
    gong: { appUrl: row.app_url, apiUrl: row.api_url },
    actions: row.actions,
    syncs: row.syncs,
    state: missing.length === 0 ? 'ready' : 'incomplete',
    missing,
    suspendedAt: row.suspended_at?.toISOString() ?? null,
    redirectUri: redirectUri(settings.publicUrl),
    redirectUriWarning: redirectUriWarning(settings.publicUrl),
    createdAt: row.created_at.toISOString(),
  }
}

export const detailIntegration = (ctx: DescribeContext, row: IntegrationRow): IntegrationDetails => ({
  ...describeIntegration(ctx, row),
  scopes: row.auth_type === 'oauth2' ? groupScopes(row.scopes, row.actions, row.syncs) : null,
})

function describeAuth(row: IntegrationRow, now: Date): Integration['auth'] {
  if (row.auth_type === 'apiKey') return { type: 'apiKey', connectionId: row.own_connection_id }
  const until = row.client_secret_before_until
  return {
    type: 'oauth2',
    clientId: row.client_id,
    hasClientSecret: row.client_secret !== null,
    previousSecretUntil: until !== null && until > now ? until.toISOString() : null,
    scopes: row.scopes,
    tokenLifetimeSeconds: row.token_lifetime_seconds,
  }
}
