import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { oauth, TokenAnswer } from '@mallet/contract/gong/oauth'
import { Passport } from 'passport'
import OAuth2Strategy from 'passport-oauth2'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { codeInBody } from './code-in-body.ts'
import type { App, Library, OAuthClient } from './oauth-client.ts'

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** What passport-oauth2 keeps in a session between the two halves of a login. */
const LoginSession = z.object({
  gong: z.object({ state: z.object({ handle: z.string(), code_verifier: z.string() }) }),
})

/** A strategy of its own, as the README advises: the refresh needs what subclasses alone may use. */
class GongStrategy extends OAuth2Strategy {
  constructor({ appUrl, clientId, clientSecret, redirectUri, scope }: App) {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    super(
      {
        authorizationURL: appUrl + oauth.authorizePath,
        tokenURL: appUrl + oauth.tokenPath,
        clientID: clientId,
        clientSecret,
        callbackURL: redirectUri,
        scope,
        state: true,
        pkce: true,
        sessionKey: 'gong',
        // It would send the secret in the form alone, where Gong does not document it.
        customHeaders: { Authorization: `Basic ${basic}` },
      },
      (access_token: string, refresh_token: string, answer: object, _profile: object, verified: Verified) =>
        verified(null, { ...answer, access_token, refresh_token }),
    )
  }

  refresh(token: string): Promise<object> {
    return new Promise((resolve, reject) => {
      this._oauth2.getOAuthAccessToken(
        token,
        { grant_type: 'refresh_token' },
        (error, access_token, refresh_token, answer) =>
          error ? reject(error) : resolve({ ...answer, access_token, refresh_token }),
      )
    })
  }
}

type Verified = (error: null, tokens: object) => void

function open(app: App): OAuthClient {
  const strategy = new GongStrategy(app)
  const sessions = new Map<string, unknown>()
  const server = createServer(siteOf(strategy, sessions))
  const listening = new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
    })
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const visit = async (path: string, session: unknown): Promise<Response> => {
    const id = randomUUID()
    sessions.set(id, session)
    return fetch((await listening) + path, { headers: { cookie: `session=${id}` }, redirect: 'manual' })
  }
  return {
    authorizeUrl: async () => {
      const session = {}
      const answer = await visit('/login', session)
      const { handle, code_verifier } = LoginSession.parse(session).gong.state
      return { url: answer.headers.get('location') ?? '', state: handle, codeVerifier: code_verifier }
    },
    exchange: async ({ search }, { state, codeVerifier }) => {
      const session = { gong: { state: { handle: state, code_verifier: codeVerifier } } }
      const answer = await visit(`/callback${search}`, session)
      if (answer.status !== 200) throw new LoginFailed(await answer.text())
      return TokenAnswer.parse(await answer.json())
    },
    refresh: async (token) => TokenAnswer.parse(await strategy.refresh(token)),
  }
}

/** A site of two addresses. A login that worked shows its tokens, and one that failed says why. */
function siteOf(strategy: OAuth2Strategy, sessions: ReadonlyMap<string, unknown>): RequestListener {
  const authenticate: Middleware = new Passport().use(strategy).authenticate(strategy.name, { session: false })
  return (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://site')
    const session = sessions.get(/^session=(.*)$/.exec(request.headers.cookie ?? '')?.[1] ?? '')
    const visit = Object.assign(request, { query: Object.fromEntries(searchParams), session, user: undefined })
    authenticate(visit, response, (error) => {
      response.statusCode = error ? 502 : 200
      response.end(error instanceof OAuth2Strategy.TokenError ? error.code : JSON.stringify(visit.user ?? ''))
    })
  }
}

class LoginFailed extends Error {}

/** Its own refresh, which is that of the library below it, gives the body as it came. */
const Unread = z.object({ data: z.string() })

export const passportOauth2: Library = {
  open,
  codeOf: (error) => {
    if (error instanceof LoginFailed) return error.message
    const body = Unread.safeParse(error).data?.data
    return body === undefined ? undefined : codeInBody(body)
  },
}
