import { requestGrant, type TokenEndpoint, type TokenResult } from './request-grant.ts'

export interface ExchangeInput extends TokenEndpoint {
  readonly code: string
  /** The one that the authorization request named. */
  readonly redirectUri: string
  /** Where the authorization request carried its challenge. */
  readonly codeVerifier?: string
}

/**
 * Trades an authorization code for tokens. The caller has checked `state` and that the code came to its redirect URI,
 * and checks `apiBaseUrl` of the grant before a token is used.
 *
 * @throws MalletError as `requestGrant` does
 */
export const exchangeCode = (input: ExchangeInput): Promise<TokenResult> =>
  requestGrant(input, 'authorization_code', {
    code: input.code,
    client_id: input.clientId,
    redirect_uri: input.redirectUri,
    ...(input.codeVerifier !== undefined && { code_verifier: input.codeVerifier }),
  })
