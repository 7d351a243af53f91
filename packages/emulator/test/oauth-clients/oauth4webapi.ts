import { oauth as gong, TokenAnswer } from '@mallet/contract/gong/oauth'
import * as oauth from 'oauth4webapi'
import { codeInBody } from './code-in-body.ts'
import { formToQuery } from './form-to-query.ts'
import type { App, Library, OAuthClient } from './oauth-client.ts'

function open(app: App): OAuthClient {
  const server: oauth.AuthorizationServer = {
    issuer: app.appUrl,
    authorization_endpoint: app.appUrl + gong.authorizePath,
    token_endpoint: app.appUrl + gong.tokenPath,
  }
  const client: oauth.Client = { client_id: app.clientId }
  const clientAuth = oauth.ClientSecretBasic(app.clientSecret)
  const options = {
    [oauth.allowInsecureRequests]: true,
    ...(app.tokenParametersIn === 'query' && { [oauth.customFetch]: formToQuery }),
  }
  return {
    authorizeUrl: async () => {
      const codeVerifier = oauth.generateRandomCodeVerifier()
      const state = oauth.generateRandomState()
      const url = new URL(server.authorization_endpoint ?? '')
      url.searchParams.set('client_id', client.client_id)
      url.searchParams.set('redirect_uri', app.redirectUri)
      url.searchParams.set('response_type', 'code')
      url.searchParams.set('scope', app.scope)
      url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(codeVerifier))
      url.searchParams.set('code_challenge_method', 'S256')
      url.searchParams.set('state', state)
      return { url: url.href, state, codeVerifier }
    },
    exchange: async (callbackUrl, { state, codeVerifier }) => {
      const parameters = oauth.validateAuthResponse(server, client, callbackUrl, state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        clientAuth,
        parameters,
        app.redirectUri,
        codeVerifier,
        options,
      )
      return TokenAnswer.parse(await oauth.processAuthorizationCodeResponse(server, client, response))
    },
    refresh: async (token) => {
      const response = await oauth.refreshTokenGrantRequest(server, client, clientAuth, token, options)
      return TokenAnswer.parse(await oauth.processRefreshTokenResponse(server, client, response))
    },
  }
}

export const oauth4webapi: Library = {
  open,
  codeOf: async (error) => {
    if (error instanceof oauth.ResponseBodyError) return error.error
    // It shows the challenge of a 401, and leaves the body to whoever wants it.
    if (error instanceof oauth.WWWAuthenticateChallengeError) return codeInBody(await error.response.text())
    return undefined
  },
}
