import type { Grant } from '@mallet/gong'
import type { NewCredential } from './store-credential.ts'

/** Refreshing begins at half of the access token's life, so that a slow token endpoint never stops anybody. */
const REFRESH_AT_SHARE_OF_LIFE = 0.5

export function credentialOfGrant(grant: Grant, now: Date): NewCredential & Required<Omit<NewCredential, 'kind'>> {
  const after = (share: number) => new Date(now.getTime() + grant.expiresInSeconds * 1000 * share)
  return {
    kind: 'oauth2',
    access: grant.accessToken,
    refresh: grant.refreshToken,
    scopes: grant.scopes,
    obtainedAt: now,
    refreshAt: after(REFRESH_AT_SHARE_OF_LIFE),
    expiresAt: after(1),
  }
}
