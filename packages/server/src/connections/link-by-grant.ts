import { allowedBaseUrl, type Grant } from '@mallet/gong'
import { requireEssential } from '../connect/attempts/check-granted.ts'
import type { Context } from '../context.ts'
import { credentialOfGrant } from '../gateway/credentials/credential-of-grant.ts'
import { type LinkInput, linkCompany } from './link-company.ts'

/**
 * Links the company that granted access. The address that Gong named is checked before a token is sent there.
 *
 * @throws {@link MalletError} `missing_scope` where Gong did not grant what nothing works without; what `linkCompany` throws
 */
export async function linkByGrant(
  ctx: Context,
  input: LinkInput & { grant: Grant; requestedScopes: readonly string[] },
): Promise<string> {
  const baseUrl = allowedBaseUrl(input.grant.apiBaseUrl, ctx.settings.gongHosts)
  requireEssential(input.requestedScopes, input.grant.scopes, baseUrl)
  return linkCompany(ctx, input, credentialOfGrant(input.grant, ctx.clock.now()), baseUrl)
}
