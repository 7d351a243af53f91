import { createHash } from 'node:crypto'
import type { TokenAnswer } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import type { Code } from '../state/emulator-state.ts'
import { issueTokens } from './issue-tokens.ts'
import { secretHash } from './secret-hash.ts'
import { TokenRefusal } from './token-refusal.ts'

export interface CodeExchange {
  readonly clientId: string
  readonly code: string | undefined
  readonly redirectUri: string | undefined
  readonly verifier: string | undefined
  readonly validitySeconds: number | undefined
}

/**
 * Tokens for an authorization code: once, within ten minutes, by the app and for the redirect URI it was made for.
 *
 * Throws `TokenRefusal`. A wrong client, redirect URI or verifier leaves the code as it is; a second use may revoke what
 * the first one gave, where that is assumed.
 */
export function exchangeCode(context: EmulatorContext, exchange: CodeExchange): TokenAnswer {
  const { state, clock, assumed } = context
  if (exchange.code === undefined) throw new TokenRefusal('invalid_request', 'The parameter code is missing.')
  const code = state.current.codes[secretHash(exchange.code)]
  const grant = code && state.current.grants[code.grantId]
  if (!code || !grant || grant.clientId !== exchange.clientId) {
    throw new TokenRefusal('invalid_grant', 'The code is unknown.')
  }
  if (code.used) {
    if (assumed('codeReuse') === 'refuse-and-revoke') {
      grant.revoked = true
      state.save()
    }
    throw new TokenRefusal('invalid_grant', 'The code was used before.')
  }
  if (grant.revoked) throw new TokenRefusal('invalid_grant', 'The authorization was withdrawn.')
  if (clock.nowMs() >= code.expiresAtMs) throw new TokenRefusal('invalid_grant', 'The code has expired.')
  if (exchange.redirectUri !== code.redirectUri) {
    throw new TokenRefusal('invalid_grant', 'The redirect_uri is not the one of the authorization request.')
  }
  if (!findIntegration(context, grant.clientId)?.redirectUris.includes(code.redirectUri)) {
    throw new TokenRefusal('invalid_grant', 'The redirect_uri is not registered for the app any more.')
  }
  if (assumed('pkce') !== 'ignored') checkVerifier(code, exchange.verifier)
  code.used = true
  return issueTokens(context, code.grantId, grant, exchange.validitySeconds)
}

/** RFC 7636 section 4.6; and RFC 9700 section 4.8.2: a verifier without a challenge is a downgrade. */
function checkVerifier({ challenge }: Code, verifier: string | undefined): void {
  if (!challenge && verifier === undefined) return
  if (!challenge || verifier === undefined) {
    throw new TokenRefusal('invalid_grant', 'A code_challenge and a code_verifier go together.')
  }
  const sent = challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')
  if (sent !== challenge.value) throw new TokenRefusal('invalid_grant', 'The code_verifier does not match.')
}
