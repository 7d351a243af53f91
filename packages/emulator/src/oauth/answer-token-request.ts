import { oauth, type TokenAnswer } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import { authenticateClient } from './authenticate-client.ts'
import { exchangeCode } from './exchange-code.ts'
import { refreshTokens } from './refresh-tokens.ts'
import { TokenRefusal } from './token-refusal.ts'

export interface TokenRequest {
  readonly authorization: string | undefined
  readonly query: URLSearchParams
  readonly form: URLSearchParams
}

/** The token endpoint. Throws `TokenRefusal`. */
export function answerTokenRequest(context: EmulatorContext, request: TokenRequest): TokenAnswer {
  const clientId = authenticateClient(context, request.authorization)
  const parameter = readParameters(context, request)
  const named = parameter('client_id')
  if (named !== undefined && named !== clientId) {
    throw new TokenRefusal('invalid_request', 'The parameter client_id is not the client that authenticated.')
  }
  const validitySeconds = readValidity(context, parameter(oauth.lifetimeParameter))
  const grantType = parameter('grant_type')
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(context, {
        clientId,
        code: parameter('code'),
        redirectUri: parameter('redirect_uri'),
        verifier: parameter('code_verifier'),
        validitySeconds,
      })
    case 'refresh_token':
      return refreshTokens(context, { clientId, refreshToken: parameter('refresh_token'), validitySeconds })
    case undefined:
      throw new TokenRefusal('invalid_request', 'The parameter grant_type is missing.')
    default:
      throw new TokenRefusal('unsupported_grant_type', `The grant type ${grantType} is not supported.`)
  }
}

/** A parameter from where it may stand. Sent twice, it is refused, as RFC 6749 section 3.2 says. */
function readParameters({ assumed }: EmulatorContext, { query, form }: TokenRequest) {
  const place = assumed('tokenParameters')
  return (name: string): string | undefined => {
    const values = [
      ...(place === 'form' ? [] : query.getAll(name)),
      ...(place === 'query' ? [] : form.getAll(name)),
    ].filter((value) => value !== '')
    if (values.length > 1) throw new TokenRefusal('invalid_request', `The parameter ${name} is sent more than once.`)
    return values[0]
  }
}

function readValidity({ assumed }: EmulatorContext, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  // Nine digits are 31 years; more would be an instant that no clock shows.
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  if (assumed('validityDuration') === 'ignore') return undefined
  throw new TokenRefusal('invalid_request', 'The parameter validity_duration is not a number of seconds.')
}
