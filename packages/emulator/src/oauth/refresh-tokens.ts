import type { TokenAnswer } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import { issueTokens } from './issue-tokens.ts'
import { secretHash } from './secret-hash.ts'
import { TokenRefusal } from './token-refusal.ts'

const GRACE_MS = 60_000

export interface Refresh {
  readonly clientId: string
  readonly refreshToken: string | undefined
  readonly validitySeconds: number | undefined
}

/**
 * New tokens for a refresh token, whose time is over then: at once, or after 60 seconds of grace, as assumed. Access
 * tokens that are out live on. Throws `TokenRefusal`; using a spent token may revoke the whole grant, where that is
 * assumed.
 */
export function refreshTokens(context: EmulatorContext, refresh: Refresh): TokenAnswer {
  const { state, clock, assumed } = context
  if (refresh.refreshToken === undefined) {
    throw new TokenRefusal('invalid_request', 'The parameter refresh_token is missing.')
  }
  const token = state.current.refreshTokens[secretHash(refresh.refreshToken)]
  const grant = token && state.current.grants[token.grantId]
  if (!token || !grant || grant.revoked || grant.clientId !== refresh.clientId) {
    throw new TokenRefusal('invalid_grant', 'The refresh token is unknown or revoked.')
  }
  const rotation = assumed('refreshTokenRotation')
  if (token.usedAtMs !== null) {
    const inGrace = rotation === 'grace60' && clock.nowMs() < token.usedAtMs + GRACE_MS
    if (rotation === 'revoke-family') {
      grant.revoked = true
      state.save()
    }
    if (!inGrace) throw new TokenRefusal('invalid_grant', 'The refresh token was used before.')
  }
  token.usedAtMs ??= clock.nowMs()
  return issueTokens(context, token.grantId, grant, refresh.validitySeconds)
}
