import type { Secret } from '@mallet/contract/secret'
import { requestGrant, type TokenEndpoint, type TokenResult } from './request-grant.ts'

export interface RefreshInput extends TokenEndpoint {
  readonly refreshToken: Secret
}

/**
 * Trades a refresh token for a new pair; where no new refresh token comes, the old one stays. Treat the old one as spent
 * as soon as this is called: after `gong_unavailable` and `gong_unexpected` nobody knows whether Gong has used it, unless
 * `surelyNotSent` says so. `invalid_grant` is final.
 *
 * @throws MalletError as `requestGrant` does
 */
export async function refreshGrant(input: RefreshInput): Promise<TokenResult> {
  const sent = input.refreshToken
  const { grant, tokenParametersIn } = await requestGrant(input, 'refresh_token', { refresh_token: sent.reveal() })
  return { grant: { ...grant, refreshToken: grant.refreshToken ?? sent }, tokenParametersIn }
}
