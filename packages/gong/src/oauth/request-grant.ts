import { issueLines } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { oauth, TokenAnswer } from '@mallet/contract/gong/oauth'
import {
  allowInsecureRequests,
  customFetch,
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
} from 'oauth4webapi'
import { requestUrl } from '../egress/request-url.ts'
import type { Send } from '../egress/send.ts'
import { clientBasic } from './client-basic.ts'
import { isParameterMissing, tokenRefusal } from './token-refusal.ts'

/** `form` keeps codes and tokens out of logs; the query is what Gong documents. */
export type TokenParametersIn = 'form' | 'query'

export interface TokenEndpoint {
  readonly send: Send
  /** The origin of Gong's application, already checked: the client secret goes there. */
  readonly appUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the last success returned; `form` at first. */
  readonly tokenParametersIn: TokenParametersIn
  /** For the whole exchange, a repetition included; 90,000 by default. */
  readonly deadlineMs?: number
  /** 64 KiB by default. */
  readonly maxBytes?: number
}

export interface Grant {
  readonly accessToken: string
  /** Replaces the one before. */
  readonly refreshToken: string
  readonly expiresInSeconds: number
  readonly scopes: string[]
  /** As Gong sent it. No token may go there before `allowedBaseUrl` has passed it. */
  readonly apiBaseUrl: string
}

export interface TokenResult {
  readonly grant: Grant
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
): Promise<TokenResult> {
  const url = new URL(requestUrl(endpoint.appUrl, oauth.tokenPath))
  const server = { issuer: endpoint.appUrl, token_endpoint: url.href }
  const client = { client_id: endpoint.clientId }
  const { code, code_verifier, refresh_token } = parameters
  const { clientId, clientSecret } = endpoint
  // A server that echoes what it was sent may echo the header too.
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const secrets = [clientSecret, basic, code, code_verifier, refresh_token].filter((secret) => secret !== undefined)
  const post = poster(endpoint, url)
  let place = endpoint.tokenParametersIn
  const response = await genericTokenEndpointRequest(
    server,
    client,
    clientBasic(endpoint.clientSecret),
    grantType,
    { ...parameters },
    {
      [allowInsecureRequests]: url.protocol === 'http:',
      [customFetch]: async (_, { headers, body }) => {
        let answer = await post(place, headers, body)
        if (place === 'form' && isParameterMissing(answer)) {
          place = 'query'
          answer = await post(place, headers, body)
        }
        if (answer.status !== 200) throw tokenRefusal(answer, url.host, secrets)
        return new Response(answer.body, { headers: { 'content-type': 'application/json' } })
      },
    },
  )
  // What oauth4webapi throws keeps the whole body, tokens included, as its cause; only the sentence goes on.
  const json = await processGenericTokenEndpointResponse(server, client, response).catch((error: unknown) => {
    throw new MalletError('gong_unexpected', { issues: [error instanceof Error ? error.message : 'unreadable'] })
  })
  return { grant: toGrant(json), tokenParametersIn: place }
}

/** Requests share one deadline. It is measured as timers are, whatever clock the rest of Mallet goes by. */
function poster(endpoint: TokenEndpoint, url: URL) {
  const endMs = performance.now() + (endpoint.deadlineMs ?? 90_000)
  return (place: TokenParametersIn, headers: Readonly<Record<string, string>>, parameters: URLSearchParams) => {
    const text = parameters.toString()
    const { 'content-type': _, ...withoutType } = headers
    const placed =
      place === 'form' ? { url: url.href, headers, body: text } : { url: `${url.href}?${text}`, headers: withoutType }
    return endpoint.send({
      method: 'POST',
      ...placed,
      deadlineMs: Math.max(1, Math.round(endMs - performance.now())),
      maxBytes: endpoint.maxBytes ?? 65_536,
    })
  }
}

function toGrant(json: unknown): Grant {
  const parsed = TokenAnswer.safeParse(json)
  if (!parsed.success) throw new MalletError('gong_unexpected', { issues: issueLines(parsed.error) })
  const answer = parsed.data
  if (answer.token_type.toLowerCase() !== 'bearer') {
    throw new MalletError('gong_unexpected', { issues: ['token_type: must be Bearer'] })
  }
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: answer.expires_in,
    scopes: answer.scope.split(/\s+/).filter((scope) => scope !== ''),
    apiBaseUrl: answer.api_base_url_for_customer,
  }
}
