import { requestGrant, type TokenEndpoint, type TokenResult } from './request-grant.ts'

export interface RefreshInput extends TokenEndpoint {
  readonly refreshToken: string
}

/**
 * Trades a refresh token for a new pair. Treat the old one as spent as soon as this is called: after `gong_unavailable`
 * and `gong_unexpected` nobody knows whether Gong has used it, unless `surelyNotSent` says so. `invalid_grant` is final.
 *
 * @throws MalletError as `requestGrant` does
 */
export const refreshGrant = (input: RefreshInput): Promise<TokenResult> =>
  requestGrant(input, 'refresh_token', { refresh_token: input.refreshToken })
