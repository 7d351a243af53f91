import type { Secret } from '@mallet/contract/secret'
import type { Grant } from '@mallet/gong'

/** Refreshing begins at half of the access token's life, so that a slow token endpoint never stops anybody. */
const REFRESH_AT_SHARE_OF_LIFE = 0.5

/** What a grant is to a connection. */
export interface OAuthCredential {
  readonly kind: 'oauth2'
  readonly access: Secret
  readonly refresh: Secret
  readonly scopes: readonly string[] | null
  readonly obtainedAt: Date
  readonly refreshAt: Date
  readonly expiresAt: Date
  /** As Gong named it: not checked. */
  readonly apiBaseUrl: unknown
}

/** @param receivedAt by our own clock: what Gong's shows does not matter */
export function credentialOfGrant(grant: Grant, receivedAt: Date): OAuthCredential {
  const after = (share: number) => new Date(receivedAt.getTime() + grant.expiresInSeconds * 1000 * share)
  return {
    kind: 'oauth2',
    access: grant.accessToken,
    refresh: grant.refreshToken,
    scopes: grant.scopes,
    obtainedAt: receivedAt,
    refreshAt: after(REFRESH_AT_SHARE_OF_LIFE),
    expiresAt: after(1),
    apiBaseUrl: grant.apiBaseUrl,
  }
}
