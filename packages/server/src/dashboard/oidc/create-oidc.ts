import type { Role } from '@mallet/contract/api/roles'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client'
import { z } from 'zod'
import { type Oidc, type OidcFlow, type OidcIdentity, oidcRefusal } from './oidc.ts'

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  readonly allowedDomains: readonly string[]
  readonly defaultRole: Role
}

const DEADLINE_SECONDS = 10
const MAX_BYTES = 1_048_576
/** The provider may change its keys and addresses; its keys are looked up anew by themselves. */
const KNOWN_MS = 3_600_000

/**
 * An identity provider by OpenID Connect, with the code flow, PKCE, state and nonce. It is asked for its addresses with
 * the first sign-in, so that Mallet starts without it.
 *
 * @param send reaches the provider and nothing else
 */
export function createOidc(settings: OidcSettings, send: Send, monotonicMs: () => number): Oidc {
  let found: { readonly at: number; readonly configuration: Promise<Configuration> } | undefined
  const fetchAllowed = toFetch(send)

  function configuration(): Promise<Configuration> {
    if (found && monotonicMs() - found.at < KNOWN_MS) return found.configuration
    const asked = discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      authenticateClient(settings.clientSecret),
      {
        [customFetch]: fetchAllowed,
        timeout: DEADLINE_SECONDS,
        execute: [
          // Without this, the library takes an ID token from the token endpoint at its word.
          enableNonRepudiationChecks,
          // What may be reached over http is the sender's to say: this machine.
          ...(settings.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
        ],
      },
    )
    const entry = { at: monotonicMs(), configuration: asked }
    found = entry
    asked.catch(() => {
      if (found === entry) found = undefined
    })
    return asked
  }

  return {
    name: settings.name,
    allowedDomains: settings.allowedDomains,
    defaultRole: settings.defaultRole,
    begin: (flow) =>
      told(async () => {
        const url = buildAuthorizationUrl(await configuration(), {
          redirect_uri: flow.redirectUri,
          scope: 'openid email profile',
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await calculatePKCECodeChallenge(flow.codeVerifier),
          code_challenge_method: 'S256',
        })
        return url.href
      }),
    finish: (callback, flow) => told(async () => identify(await configuration(), callback, flow)),
  }
}

/** In the body where the provider says that it takes it there, since the header is not read alike by all of them. */
function authenticateClient(secret: string): ClientAuth {
  const [inBody, inHeader] = [ClientSecretPost(secret), ClientSecretBasic(secret)]
  return (server, ...rest) => {
    const takesBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (takesBody ? inBody : inHeader)(server, ...rest)
  }
}

const Claims = z.looseObject({
  email: z.string().max(320).optional().catch(undefined),
  // Some providers write it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
})

async function identify(provider: Configuration, callback: URL, flow: OidcFlow): Promise<OidcIdentity> {
  const tokens = await authorizationCodeGrant(provider, callback, {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.codeVerifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('the token endpoint gave no ID token')
  const { iss: issuer, sub: subject } = claims
  let { email, email_verified, name } = Claims.parse(claims)
  // Some put what they know of people there alone.
  if (email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined) {
    const told = Claims.parse(await fetchUserInfo(provider, tokens.access_token, subject))
    email = told.email
    email_verified = told.email_verified
    name ??= told.name
  }
  return { issuer, subject, email, emailIsVerified: email_verified === true, name }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isDenied = error instanceof AuthorizationResponseError
    throw oidcRefusal(isDenied ? 'denied' : 'provider_failed', withReason(error))
  }
}

/** What the way out says, without the library's words around it; for the operator it is this list that decides. */
function withReason(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isMalletError(cause, 'egress_refused')) {
      const { host } = cause.details
      return new Error(`Mallet does not send to ${host}. If it is the provider's, list it in MALLET_OIDC_HOSTS.`)
    }
    if (cause instanceof MalletError) return cause
  }
  return error
}

/** The library's way to ask, by the one way out. */
function toFetch(send: Send): CustomFetch {
  return async (url, { method, headers, body }) => {
    if (body !== null && body !== undefined && typeof body !== 'string' && !(body instanceof URLSearchParams)) {
      throw new TypeError('a body of another kind')
    }
    const answer = await send({
      method,
      url,
      headers,
      ...(body ? { body: String(body) } : {}),
      deadlineMs: DEADLINE_SECONDS * 1000,
      maxBytes: MAX_BYTES,
    })
    // It came unpacked and whole.
    const { 'content-encoding': _packing, 'content-length': _length, 'transfer-encoding': _, ...rest } = answer.headers
    const hasBody = answer.status !== 204 && answer.status !== 304
    return new Response(hasBody ? answer.body : null, { status: answer.status, headers: rest })
  }
}
