import { createHmac } from 'node:crypto'
import { oauth, type TokenAnswer } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import type { EmulatorState, Grant } from '../state/emulator-state.ts'
import { scopesOfGrant } from './scopes-of-grant.ts'
import { secretHash } from './secret-hash.ts'

const DAY_MS = 86_400_000

/** A fresh access and refresh token for a grant. They are kept on return, before anybody is told. */
export function issueTokens(
  context: EmulatorContext,
  grantId: string,
  grant: Grant,
  validitySeconds: number = oauth.accessTokenLifetimeSeconds,
): TokenAnswer {
  const { state, clock, random, addresses } = context
  const nowMs = clock.nowMs()
  const accessToken = jwtLike(grant.userId, random(24), state.current.signingKey)
  const refreshToken = random(48).toString('base64url')
  forgetLongDead(state.current, nowMs)
  state.current.accessTokens[secretHash(accessToken)] = { grantId, expiresAtMs: nowMs + validitySeconds * 1000 }
  state.current.refreshTokens[secretHash(refreshToken)] = { grantId, usedAtMs: null }
  state.save()
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: validitySeconds,
    token_type: 'Bearer',
    scope: scopesOfGrant(context, grant).join(' '),
    api_base_url_for_customer: addresses.apiBaseUrls[grant.company] ?? addresses.appUrl,
  }
}

/** Gong's access tokens are seen to be JWTs with a uid. Clients must not read them, and neither does the emulator. */
function jwtLike(userId: string, nonce: Buffer, signingKey: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ uid: userId, jti: nonce.toString('base64url') })}`
  return `${unsigned}.${createHmac('sha256', signingKey).update(unsigned).digest('base64url')}`
}

/** What expired a day ago is unknown from then on, so that a simulated year does not pile up. */
function forgetLongDead(state: EmulatorState, nowMs: number): void {
  for (const kept of [state.accessTokens, state.codes]) {
    for (const [hash, { expiresAtMs }] of Object.entries(kept)) {
      if (expiresAtMs < nowMs - DAY_MS) delete kept[hash]
    }
  }
}
