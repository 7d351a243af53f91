import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Secret } from '@mallet/contract/secret'
import { requestGrant, type TokenEndpoint, type TokenResult } from './request-grant.ts'

export interface ExchangeInput extends TokenEndpoint {
  readonly code: string
  /** The one that the authorization request named. */
  readonly redirectUri: string
  /** Where the authorization request carried its challenge. */
  readonly codeVerifier?: Secret
}

/**
 * Trades an authorization code for tokens. The caller has checked `state` and that the code came to its redirect URI,
 * and checks `apiBaseUrl` of the grant before a token is used.
 *
 * @throws MalletError as `requestGrant` does; `redirect_uri_mismatch`; `gong_unexpected` where no refresh token comes: such a link ends in a day
 */
export async function exchangeCode(input: ExchangeInput): Promise<TokenResult> {
  const { grant, tokenParametersIn } = await requestGrant(input, 'authorization_code', {
    code: input.code,
    client_id: input.clientId,
    redirect_uri: input.redirectUri,
    ...(input.codeVerifier !== undefined && { code_verifier: input.codeVerifier.reveal() }),
  }).catch((error: unknown) => {
    if (!isMalletError(error, 'redirect_uri_mismatch')) throw error
    throw new MalletError('redirect_uri_mismatch', { redirectUri: input.redirectUri })
  })
  const { refreshToken } = grant
  if (!refreshToken) throw new MalletError('gong_unexpected', { issues: ['refresh_token: missing'] })
  return { grant: { ...grant, refreshToken }, tokenParametersIn }
}
