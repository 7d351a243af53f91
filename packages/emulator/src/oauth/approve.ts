import { oauth } from '@mallet/contract/gong/oauth'
import type { EmulatorContext } from '../emulator-context.ts'
import { type AuthorizationRequest, redirectLocation } from './authorization-request.ts'
import { secretHash } from './secret-hash.ts'
import type { Visitor } from './sessions.ts'

/** Grants what was asked for. The code is kept on return; the answer is where the browser goes with it. */
export function approve(context: EmulatorContext, visitor: Visitor, request: AuthorizationRequest): string {
  const { state, clock, random } = context
  const code = random(32).toString('base64url')
  const grantId = random(12).toString('hex')
  state.current.grants[grantId] = {
    clientId: request.clientId,
    company: visitor.company,
    userId: visitor.userId,
    scopes: [...request.scopes],
    revoked: false,
  }
  state.current.codes[secretHash(code)] = {
    grantId,
    redirectUri: request.redirectUri,
    ...(request.challenge && { challenge: request.challenge }),
    expiresAtMs: clock.nowMs() + oauth.codeLifetimeSeconds * 1000,
    used: false,
  }
  state.save()
  return redirectLocation(request.redirectUri, { code, state: request.state })
}

/** Grants nothing; the answer is where the browser goes to say so. */
export const deny = ({ redirectUri, state }: AuthorizationRequest, description = 'The request was denied.'): string =>
  redirectLocation(redirectUri, { error: 'access_denied', error_description: description, state })
