import { oauth } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Integration } from '../state/integration-state.ts'

/**
 * Where Install leads: to the app's own page, which begins the authorization as it wants it; without one straight to the approval
 * of all its scopes at its first redirect URI; undefined without either.
 */
export function installUrlOf({ addresses }: EmulatorContext, app: Integration): string | undefined {
  if (app.authorizationUrl !== '') return app.authorizationUrl
  const [redirectUri] = app.redirectUris
  if (redirectUri === undefined) return undefined
  const query = new URLSearchParams({
    client_id: app.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: app.scopes.join(' '),
  })
  return `${addresses.appUrl}${oauth.authorizePath}?${query}`
}
