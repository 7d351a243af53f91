import { oauth } from '@mallet/contract/gong/oauth'

export interface AuthorizeInput {
  /** The origin of Gong's application, already checked. */
  readonly appUrl: string
  readonly clientId: string
  /** Exactly as registered with Gong. */
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string
  /** The S256 challenge of a PKCE verifier. Gong does not document PKCE; a client that sends it works. */
  readonly codeChallenge?: string
}

/** Where to send the browser so that a technical administrator can approve. Source: Gong help, "Create an app for Gong". */
export function authorizeUrl(input: AuthorizeInput): string {
  const url = new URL(oauth.authorizePath, input.appUrl)
  const query = new URLSearchParams({
    client_id: input.clientId,
    response_type: 'code',
    scope: input.scopes.join(' '),
    redirect_uri: input.redirectUri,
    state: input.state,
    ...(input.codeChallenge && { code_challenge: input.codeChallenge, code_challenge_method: 'S256' }),
  })
  // A blank as %20 is read alike by form decoders and by URL decoders; as + it is not. A real + is %2B by now.
  url.search = query.toString().replaceAll('+', '%20')
  return url.href
}
