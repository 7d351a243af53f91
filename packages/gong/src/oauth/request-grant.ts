import { oauth } from '@mallet/contract/gong/oauth'
import type { Secret } from '@mallet/contract/secret'
import { allowInsecureRequests, customFetch, genericTokenEndpointRequest } from 'oauth4webapi'
import { requestUrl } from '../egress/request-url.ts'
import type { Send } from '../egress/send-request.ts'
import { clientBasic } from './client-basic.ts'
import { type GivenTokens, readGrant } from './read-grant.ts'
import { isParameterMissing, tokenRefusal } from './token-refusal.ts'

/** `form` keeps codes and tokens out of logs; the query is what Gong documents. */
export type TokenParametersIn = 'form' | 'query'

export interface TokenEndpoint {
  readonly send: Send
  /** The origin of Gong's application, already checked: the client secret goes there. */
  readonly appUrl: string
  readonly clientId: string
  readonly clientSecret: Secret
  /** What the last success returned; `form` at first. */
  readonly tokenParametersIn: TokenParametersIn
  /** How long the access token shall live; null leaves it to Gong. What it grants stands in the answer. */
  readonly lifetimeSeconds?: number | null
  /** For the whole exchange, a repetition included; 90,000 by default. */
  readonly deadlineMs?: number
  /** 64 KiB by default. */
  readonly maxBytes?: number
}

export interface Grant extends GivenTokens {
  /** Replaces the one before, or is the one before. */
  readonly refreshToken: Secret
}

export interface TokenResult<G extends GivenTokens = Grant> {
  readonly grant: G
  /** Where the endpoint found the parameters; to be remembered for the integration. */
  readonly tokenParametersIn: TokenParametersIn
}

/**
 * Asks the token endpoint for a grant: once, or a second time with the parameters in the query when the endpoint says
 * that it finds none in the form.
 *
 * @throws MalletError `invalid_client`, `invalid_grant`, `untrusted_ip`, `rate_limited`; `authorization_failed` for any
 *   other refusal; `gong_unavailable` for 5xx and whatever `send` throws; `gong_unexpected` for a success of an unknown
 *   form. None holds a secret, in its causes neither.
 */
export async function requestGrant(
  endpoint: TokenEndpoint,
  grantType: 'authorization_code' | 'refresh_token',
  parameters: Readonly<Record<string, string>>,
): Promise<TokenResult<GivenTokens>> {
  const url = new URL(requestUrl(endpoint.appUrl, oauth.tokenPath))
  const server = { issuer: endpoint.appUrl, token_endpoint: url.href }
  const client = { client_id: endpoint.clientId }
  const { code, code_verifier, refresh_token } = parameters
  const clientSecret = endpoint.clientSecret.reveal()
  const secrets = [clientSecret, code, code_verifier, refresh_token].filter((secret) => secret !== undefined)
  const post = poster(endpoint, url, secrets)
  let place = endpoint.tokenParametersIn
  const response = await genericTokenEndpointRequest(
    server,
    client,
    clientBasic(clientSecret),
    grantType,
    { ...parameters, ...validity(endpoint) },
    {
      [allowInsecureRequests]: url.protocol === 'http:',
      [customFetch]: async (_, { headers, body }) => {
        let answer = await post(place, headers, body)
        if (place === 'form' && isParameterMissing(answer)) {
          place = 'query'
          answer = await post(place, headers, body)
        }
        if (answer.status !== 200) throw tokenRefusal(answer, url.host, grantType)
        return new Response(answer.body, { headers: { 'content-type': 'application/json' } })
      },
    },
  )
  // oauth4webapi would refuse what can still be used, and keep the whole body, tokens included, as its error's cause.
  return { grant: readGrant(await response.text()), tokenParametersIn: place }
}

/** Only where it is wanted: Gong documents the parameter, but not its bounds. */
const validity = ({ lifetimeSeconds = null }: TokenEndpoint): Record<string, string> =>
  lifetimeSeconds === null ? {} : { [oauth.lifetimeParameter]: String(lifetimeSeconds) }

/** Requests share one deadline. It is measured as timers are, whatever clock the rest of Mallet goes by. */
function poster(endpoint: TokenEndpoint, url: URL, secrets: readonly string[]) {
  const endMs = performance.now() + (endpoint.deadlineMs ?? 90_000)
  return (place: TokenParametersIn, headers: Readonly<Record<string, string>>, parameters: URLSearchParams) => {
    const text = parameters.toString()
    const { 'content-type': _, ...withoutType } = headers
    const placed =
      place === 'form' ? { url: url.href, headers, body: text } : { url: `${url.href}?${text}`, headers: withoutType }
    const deadlineMs = Math.max(1, Math.round(endMs - performance.now()))
    return endpoint.send({
      method: 'POST',
      ...placed,
      deadlineMs,
      // Whoever hangs up on a slow answer loses the tokens in it.
      firstByteMs: deadlineMs,
      idleMs: deadlineMs,
      maxBytes: endpoint.maxBytes ?? 65_536,
      secrets,
    })
  }
}
