import { oauth, type TokenAnswer } from '@mallet/contract/gong/oauth'
import { expect, test } from 'vitest'
import { ALL_CALL_SCOPES, decideAt } from '../link.ts'
import { shareEmulator } from '../started-emulators.ts'
import { createVisitor } from '../visitor.ts'
import type { App, Begun, Library } from './oauth-client.ts'
import { oauth4webapi } from './oauth4webapi.ts'
import { openidClient } from './openid-client.ts'
import { passportOauth2 } from './passport-oauth2.ts'
import { simpleOauth2 } from './simple-oauth2.ts'

/** A library stands here once for each place where it can put the parameters of the token endpoint. */
const CLIENTS = [
  { name: 'openid-client', library: openidClient, tokenParametersIn: 'form' },
  { name: 'openid-client', library: openidClient, tokenParametersIn: 'query' },
  { name: 'oauth4webapi', library: oauth4webapi, tokenParametersIn: 'form' },
  { name: 'oauth4webapi', library: oauth4webapi, tokenParametersIn: 'query' },
  { name: 'simple-oauth2', library: simpleOauth2, tokenParametersIn: 'form' },
  { name: 'passport-oauth2', library: passportOauth2, tokenParametersIn: 'form' },
] as const satisfies readonly { name: string; library: Library; tokenParametersIn: App['tokenParametersIn'] }[]

type Row = (typeof CLIENTS)[number]

const shared = shareEmulator({ calls: 20 })

/** An app of this library, registered with the emulator unless something of it is changed. */
async function openApp({ library, tokenParametersIn }: Row, changes: Partial<App> = {}) {
  const emulator = await shared()
  const { appUrl, clientId, clientSecret, redirectUris } = emulator
  const [redirectUri = ''] = redirectUris
  const app = { appUrl, clientId, clientSecret, redirectUri, scope: ALL_CALL_SCOPES, tokenParametersIn, ...changes }
  return library.open(app)
}

/** Begins a login and takes the browser through sign-in and consent, up to the app's redirect URI. */
async function comeBack(row: Row, decision: 'approve' | 'deny' = 'approve') {
  const client = await openApp(row)
  const begun = await client.authorizeUrl()
  return { client, begun, callbackUrl: await decideAt(await shared(), begun.url, decision) }
}

async function logIn(row: Row) {
  const { client, begun, callbackUrl } = await comeBack(row)
  return { client, tokens: await client.exchange(callbackUrl, begun) }
}

/** What the app asked of the token endpoint since the log was cleared. */
const tokenRequests = async () => (await shared()).requests().filter(({ path }) => path === oauth.tokenPath)

async function statusOfUsers({ api_base_url_for_customer, access_token }: TokenAnswer): Promise<number> {
  const headers = { authorization: `Bearer ${access_token}` }
  return (await fetch(`${api_base_url_for_customer}/v2/users`, { headers })).status
}

/** The error code in what the library throws; the test fails where it throws nothing. */
async function codeOf({ library }: Row, refused: Promise<unknown>): Promise<string | undefined> {
  const thrown = await refused.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  if (!thrown) throw new Error('it was not refused')
  return library.codeOf(thrown.error)
}

test.each(CLIENTS)(
  '$name, parameters in the $tokenParametersIn: a login ends with a token that opens the API',
  async (row) => {
    const { tokens } = await logIn(row)
    expect(tokens).toMatchObject({ expires_in: oauth.accessTokenLifetimeSeconds, scope: ALL_CALL_SCOPES })
    expect(tokens.token_type.toLowerCase()).toBe('bearer')
    expect(tokens.api_base_url_for_customer).toBe((await shared()).apiBaseUrl)
    expect(await statusOfUsers(tokens)).toBe(200)
  },
)

test.each(CLIENTS)(
  '$name, $tokenParametersIn: a refresh gives another pair, and both access tokens are good',
  async (row) => {
    const { client, tokens } = await logIn(row)
    const next = await client.refresh(tokens.refresh_token)
    expect(next.refresh_token).not.toBe(tokens.refresh_token)
    expect(next.access_token).not.toBe(tokens.access_token)
    expect([await statusOfUsers(tokens), await statusOfUsers(next)]).toEqual([200, 200])
    expect(await codeOf(row, client.refresh('made-up'))).toBe('invalid_grant')
  },
)

test.each(CLIENTS)('$name, $tokenParametersIn: the parameters stand where the app puts them, once', async (row) => {
  const { begun, client, callbackUrl } = await comeBack(row)
  ;(await shared()).clearRequests()
  const { refresh_token } = await client.exchange(callbackUrl, begun)
  await client.refresh(refresh_token)
  const places = (await tokenRequests()).map(({ query }) => (query.includes('grant_type=') ? 'query' : 'form'))
  expect(places).toEqual([row.tokenParametersIn, row.tokenParametersIn])
})

test.each(CLIENTS)(
  '$name, $tokenParametersIn: a wrong client secret is invalid_client, and the code stays good',
  async (row) => {
    const { begun, client, callbackUrl } = await comeBack(row)
    const stranger = await openApp(row, { clientSecret: 'wrong' })
    expect(await codeOf(row, stranger.exchange(callbackUrl, begun))).toBe('invalid_client')
    const { refresh_token } = await client.exchange(callbackUrl, begun)
    expect(await codeOf(row, stranger.refresh(refresh_token))).toBe('invalid_client')
  },
)

test.each(CLIENTS)(
  '$name, $tokenParametersIn: a redirect URI that is not registered goes no further than a page',
  async (row) => {
    const stranger = await openApp(row, { redirectUri: 'http://127.0.0.1:4400/elsewhere' })
    const page = await createVisitor((await shared()).appUrl).open((await stranger.authorizeUrl()).url)
    expect({ status: page.status, leftFor: page.leftFor }).toEqual({ status: 400, leftFor: undefined })
  },
)

test.each(CLIENTS)(
  '$name, $tokenParametersIn: a code is invalid_grant for another redirect URI of the app',
  async (row) => {
    const { begun, callbackUrl } = await comeBack(row)
    const [, redirectUri = ''] = (await shared()).redirectUris
    const other = await openApp(row, { redirectUri })
    expect(await codeOf(row, other.exchange(callbackUrl, begun))).toBe('invalid_grant')
  },
)

test.each(CLIENTS)('$name, $tokenParametersIn: a code that was used is invalid_grant', async (row) => {
  const { begun, client, callbackUrl } = await comeBack(row)
  await client.exchange(callbackUrl, begun)
  expect(await codeOf(row, client.exchange(callbackUrl, begun))).toBe('invalid_grant')
})

test.each(CLIENTS)(
  '$name, $tokenParametersIn: a code is invalid_grant with a verifier that is not of its S256 challenge',
  async (row) => {
    const { begun, client, callbackUrl } = await comeBack(row)
    expect(new URL(begun.url).searchParams.get('code_challenge_method')).toBe('S256')
    const wrong: Begun = { ...begun, codeVerifier: begun.codeVerifier.split('').reverse().join('') }
    expect(await codeOf(row, client.exchange(callbackUrl, wrong))).toBe('invalid_grant')
    expect(await client.exchange(callbackUrl, begun)).toHaveProperty('access_token')
  },
)

test.each(CLIENTS)(
  '$name, $tokenParametersIn: no token is asked for with the state of another login, or after a denial',
  async (row) => {
    const { begun, client, callbackUrl } = await comeBack(row)
    const { state } = await client.authorizeUrl()
    const denied = await comeBack(row, 'deny')
    ;(await shared()).clearRequests()
    await expect(client.exchange(callbackUrl, { ...begun, state })).rejects.toThrow()
    await expect(denied.client.exchange(denied.callbackUrl, denied.begun)).rejects.toThrow()
    expect(await tokenRequests()).toEqual([])
  },
)
