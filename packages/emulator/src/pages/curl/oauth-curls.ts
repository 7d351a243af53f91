import { oauth } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../../emulator-context.ts'
import { firstApp } from '../../integrations/first-app.ts'
import { shellQuote } from './shell-quote.ts'

/** What a first app asks for; any others of the app may stand in their place. */
const SCOPES = [
  'api:users:read',
  'api:workspaces:read',
  'api:calls:read:basic',
  'api:calls:read:extensive',
  'api:calls:read:transcript',
]

export interface OauthCurls {
  /** Opened by a browser, in which a technical administrator signs in and approves. */
  readonly authorizeUrl: string
  /** Takes the code from `$CODE`. */
  readonly exchange: string
  /** Takes the refresh token from `$REFRESH_TOKEN`. */
  readonly refresh: string
  /** Takes the access token from `$ACCESS_TOKEN`. */
  readonly ask: string
}

/** The steps from an app's credentials to a first answer, each of them to be copied. */
export function oauthCurls(context: EmulatorContext, apiBaseUrl: string): OauthCurls {
  const { addresses, assumed } = context
  const { clientId, clientSecret, redirectUris } = firstApp(context)
  const redirectUri = redirectUris[0] ?? ''
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: SCOPES.join(' '),
    state: 'made-up-by-your-app',
  })
  // A form keeps the tokens out of addresses; where only the query is played, curl puts it there.
  const place = assumed('tokenParameters') === 'query' ? 'curl -G -X POST' : 'curl -X POST'
  const tokens = (fields: readonly string[]) =>
    [
      `${place} ${shellQuote(addresses.appUrl + oauth.tokenPath)}`,
      `-u ${shellQuote(`${clientId}:${clientSecret}`)}`,
      ...fields.map((field) => `--data-urlencode ${field}`),
    ].join(' \\\n  ')
  return {
    authorizeUrl: `${addresses.appUrl}${oauth.authorizePath}?${query}`,
    exchange: tokens([
      'grant_type=authorization_code',
      shellQuote(`client_id=${clientId}`),
      shellQuote(`redirect_uri=${redirectUri}`),
      '"code=$CODE"',
    ]),
    refresh: tokens(['grant_type=refresh_token', '"refresh_token=$REFRESH_TOKEN"']),
    ask: `curl ${shellQuote(`${apiBaseUrl}/v2/users`)} \\\n  -H "authorization: Bearer $ACCESS_TOKEN"`,
  }
}
