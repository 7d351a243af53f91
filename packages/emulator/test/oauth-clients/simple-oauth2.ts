import { createHash, randomBytes } from 'node:crypto'
import { oauth, TokenAnswer } from '@mallet/contract/gong/oauth'
import { AuthorizationCode } from 'simple-oauth2'
import { z } from 'zod'
import type { App, Library, OAuthClient } from './oauth-client.ts'

/** Parameters that it does not know pass through, PKCE's among them; comparing the state is left to the app. */
function open({ appUrl, clientId, clientSecret, redirectUri, scope }: App): OAuthClient {
  const client = new AuthorizationCode({
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: appUrl, tokenPath: oauth.tokenPath, authorizePath: oauth.authorizePath },
  })
  return {
    authorizeUrl: async () => {
      const codeVerifier = randomBytes(32).toString('base64url')
      const state = randomBytes(16).toString('base64url')
      const parameters = {
        redirect_uri: redirectUri,
        scope,
        state,
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
      }
      return { url: client.authorizeURL(parameters), state, codeVerifier }
    },
    exchange: async ({ searchParams }, { state, codeVerifier }) => {
      if (searchParams.get('state') !== state) throw new Error('the state is not that of the session')
      const code = searchParams.get('code')
      if (code === null) throw new Error(`no code came: ${searchParams.get('error')}`)
      const parameters = { code, redirect_uri: redirectUri, code_verifier: codeVerifier }
      return TokenAnswer.parse((await client.getToken(parameters)).token)
    },
    refresh: async (token) => TokenAnswer.parse((await client.createToken({ refresh_token: token }).refresh()).token),
  }
}

const Refused = z.object({ data: z.object({ payload: z.object({ error: z.string() }) }) })

export const simpleOauth2: Library = { open, codeOf: (error) => Refused.safeParse(error).data?.data.payload.error }
