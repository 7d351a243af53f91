import { oauth, TokenAnswer } from '@mallet/contract/gong/oauth'
import * as client from 'openid-client'
import { codeInBody } from './code-in-body.ts'
import { formToQuery } from './form-to-query.ts'
import type { App, Library, OAuthClient } from './oauth-client.ts'

/** Gong publishes no metadata to discover, so they are given; and it takes the client secret as HTTP Basic alone. */
function configure({ appUrl, clientId, clientSecret, tokenParametersIn }: App): client.Configuration {
  const server = {
    issuer: appUrl,
    authorization_endpoint: appUrl + oauth.authorizePath,
    token_endpoint: appUrl + oauth.tokenPath,
  }
  const config = new client.Configuration(server, clientId, undefined, client.ClientSecretBasic(clientSecret))
  client.allowInsecureRequests(config)
  if (tokenParametersIn === 'query') config[client.customFetch] = formToQuery
  return config
}

function open(app: App): OAuthClient {
  const config = configure(app)
  return {
    authorizeUrl: async () => {
      const codeVerifier = client.randomPKCECodeVerifier()
      const state = client.randomState()
      const { href } = client.buildAuthorizationUrl(config, {
        redirect_uri: app.redirectUri,
        scope: app.scope,
        state,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
      return { url: href, state, codeVerifier }
    },
    exchange: async ({ search }, { state, codeVerifier }) => {
      const checks = { expectedState: state, pkceCodeVerifier: codeVerifier }
      const currentUrl = new URL(search, app.redirectUri)
      return TokenAnswer.parse(await client.authorizationCodeGrant(config, currentUrl, checks))
    },
    refresh: async (token) => TokenAnswer.parse(await client.refreshTokenGrant(config, token)),
  }
}

export const openidClient: Library = {
  open,
  codeOf: async (error) => {
    if (error instanceof client.ResponseBodyError) return error.error
    // It shows the challenge of a 401, and leaves the body to whoever wants it.
    if (error instanceof client.WWWAuthenticateChallengeError) return codeInBody(await error.response.text())
    return undefined
  },
}
