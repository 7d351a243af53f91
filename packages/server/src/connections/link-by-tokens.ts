import type { OAuthTokens } from '@mallet/contract/api/oauth-tokens'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { allowedBaseUrl } from '@mallet/gong'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { requireLinkable } from '../integrations/require-linkable.ts'
import { type LinkInput, linkCompany } from './link-company.ts'

/**
 * Links a company whose tokens were given to the integration's own client elsewhere, after a real call with the access
 * token. Whether the refresh token is good shows at half of what is left of the access token's life: trying it would use
 * it up.
 *
 * @returns the connection's id
 * @throws {@link MalletError} `invalid_input`, also where Gong refuses the access token; `wrong_base_url`, `untrusted_ip`,
 *   `rate_limited`, `gong_unavailable`; `integration_suspended`, `integration_incomplete`. Nothing is stored then.
 */
export async function linkByTokens(ctx: Context, input: LinkInput & { credentials: OAuthTokens }): Promise<string> {
  const { accessToken, refreshToken, scopes = null, baseUrl } = input.credentials
  const integration = await loadIntegration(ctx, input.integrationId)
  const now = ctx.clock.now()
  const expiresAt = new Date(input.credentials.expiresAt)
  const issues = [
    ...(integration.auth_type === 'oauth2' ? [] : ['integrationId: this integration links by API key']),
    ...(expiresAt > now ? [] : ['credentials.expiresAt: must be in the future, since the token is tried']),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
  // Without its client secret the tokens could not be renewed.
  requireLinkable(integration)
  const credential = {
    kind: 'oauth2' as const,
    access: new Secret(accessToken),
    refresh: new Secret(refreshToken),
    scopes,
    obtainedAt: now,
    refreshAt: new Date((now.getTime() + expiresAt.getTime()) / 2),
    expiresAt,
  }
  try {
    return await linkCompany(ctx, input, credential, allowedBaseUrl(baseUrl, ctx.settings.gongHosts))
  } catch (error) {
    if (!isMalletError(error, 'gong_refused') || error.details.status !== 401) throw error
    const refusal = { issues: ['credentials.accessToken: Gong refuses it'] }
    throw new MalletError('invalid_input', refusal, { cause: error })
  }
}
