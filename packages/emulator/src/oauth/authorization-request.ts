import type { EmulatorContext } from '../emulator-context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import type { Code } from '../state/emulator-state.ts'

/** An authorization request that may be shown to a person. */
export interface AuthorizationRequest {
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string | undefined
  readonly challenge: Code['challenge']
}

export type Judgement =
  | { readonly kind: 'valid'; readonly request: AuthorizationRequest }
  /** The app is told, at its redirect URI. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** Nobody vouches for the redirect URI, so only the person is told. */
  | { readonly kind: 'page'; readonly reason: string }

/** Judges the query of the authorization endpoint. Source: RFC 6749 section 4.1.2.1, RFC 7636 section 4.4.1. */
export function judgeAuthorizationRequest(context: EmulatorContext, query: URLSearchParams): Judgement {
  const [clientId = '', ...others] = query.getAll('client_id')
  const app = others.length > 0 ? undefined : findIntegration(context, clientId)
  if (!app) {
    return { kind: 'page', reason: 'No app is registered under the client_id of this link.' }
  }
  const redirectUris = query.getAll('redirect_uri')
  const [redirectUri = ''] = redirectUris
  if (redirectUris.length !== 1 || !app.redirectUris.includes(redirectUri)) {
    return {
      kind: 'page',
      reason: 'The redirect_uri of this link is not registered for the app, character by character.',
    }
  }
  const state = query.get('state') ?? undefined
  const refuse = (error: string, description: string): Judgement => ({
    kind: 'redirect',
    location: redirectLocation(redirectUri, { error, error_description: description, state }),
  })

  const twice = [...new Set(query.keys())].find((name) => query.getAll(name).length > 1)
  if (twice !== undefined) return refuse('invalid_request', `The parameter ${twice} is sent more than once.`)
  const responseType = query.get('response_type')
  if (!responseType) return refuse('invalid_request', 'The parameter response_type is missing.')
  if (responseType !== 'code') return refuse('unsupported_response_type', 'Only response_type=code is supported.')
  const scopes = [...new Set((query.get('scope') ?? '').split(' ').filter(Boolean))]
  if (scopes.length === 0) return refuse('invalid_scope', 'The parameter scope is missing or empty.')
  const unknown = scopes.find((scope) => !app.scopes.includes(scope))
  if (unknown !== undefined) return refuse('invalid_scope', `The scope ${unknown} is not registered for the app.`)

  const pkce = context.assumed('pkce')
  const method = query.get('code_challenge_method') ?? 'plain'
  const value = query.get('code_challenge')
  if (pkce === 'ignored' || value === null) {
    if (pkce === 'required') return refuse('invalid_request', 'The parameter code_challenge is missing.')
    return { kind: 'valid', request: { clientId, redirectUri, scopes, state, challenge: undefined } }
  }
  if (method !== 'S256' && method !== 'plain') {
    return refuse('invalid_request', `The code_challenge_method ${method} is not supported.`)
  }
  return {
    kind: 'valid',
    request: { clientId, redirectUri, scopes, state, challenge: { method, value } },
  }
}

/** Why a request that was valid when it came is so no more: its app was edited or deleted since. Undefined: it still is. */
export function whyStale(context: EmulatorContext, { clientId, redirectUri, scopes }: AuthorizationRequest) {
  const app = findIntegration(context, clientId)
  if (!app) return 'The app of this link was deleted.'
  if (!app.redirectUris.includes(redirectUri))
    return 'The redirect_uri of this link is not registered for the app any more.'
  const gone = scopes.find((scope) => !app.scopes.includes(scope))
  return gone === undefined ? undefined : `The scope ${gone} is not registered for the app any more.`
}

/** The redirect URI with parameters added, its own query kept to the letter. */
export function redirectLocation(redirectUri: string, parameters: Record<string, string | undefined>): string {
  const added = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) added.append(name, value)
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${added}`
}
