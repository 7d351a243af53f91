import type { ApiKeyCredentials } from '@mallet/contract/api/attempt'
import { MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { allowedBaseUrl } from '@mallet/gong'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { requireLinkable } from '../integrations/require-linkable.ts'
import { type LinkInput, linkCompany } from './link-company.ts'

/**
 * Links a company by its API key, after a real call with that key.
 *
 * @returns the connection's id
 * @throws {@link MalletError} `invalid_input`, `wrong_base_url`, `invalid_credentials`, `untrusted_ip`, `rate_limited`,
 *   `gong_unavailable`, `integration_suspended`. Nothing is stored then.
 */
export async function linkByApiKey(
  ctx: Context,
  input: LinkInput & { credentials: ApiKeyCredentials },
): Promise<string> {
  const integration = await loadIntegration(ctx, input.integrationId)
  if (integration.auth_type !== 'apiKey') {
    throw new MalletError('invalid_input', { issues: ['integrationId: this integration links by OAuth'] })
  }
  requireLinkable(integration)
  return linkKeyPair(ctx, input, input.credentials)
}

/** The same for whoever has looked at the integration already. */
export async function linkKeyPair(
  ctx: Context,
  input: LinkInput,
  { accessKey, accessKeySecret, baseUrl }: ApiKeyCredentials,
): Promise<string> {
  const checked = allowedBaseUrl(baseUrl, ctx.settings.gongHosts)
  const credential = {
    kind: 'apiKey' as const,
    access: new Secret(`${accessKey}:${accessKeySecret}`),
    obtainedAt: ctx.clock.now(),
  }
  return linkCompany(ctx, input, credential, checked)
}
