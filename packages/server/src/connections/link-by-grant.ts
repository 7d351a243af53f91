import { allowedBaseUrl, type Grant } from '@mallet/gong'
import type { Context } from '../context.ts'
import { credentialOfGrant } from '../gateway/credentials/credential-of-grant.ts'
import { type LinkInput, linkCompany } from './link-company.ts'

/** Links the company that granted access. The address that Gong named is checked before a token is sent there. */
export async function linkByGrant(ctx: Context, input: LinkInput & { grant: Grant }): Promise<string> {
  const baseUrl = allowedBaseUrl(input.grant.apiBaseUrl, ctx.settings.gongHosts)
  return linkCompany(ctx, input, credentialOfGrant(input.grant, ctx.clock.now()), baseUrl)
}
