import { refusals } from '@mallet/contract/gong/refusals'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import { scopesOfKey } from '../company/api-keys/scopes-of-key.ts'
import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { scopesOfGrant } from '../oauth/scopes-of-grant.ts'
import { secretHash } from '../oauth/secret-hash.ts'
import { Refusal } from './refusal.ts'

/** What a caller may do. Null scopes are all scopes: what an API key has that nobody limited. */
export interface Caller {
  readonly scopes: readonly string[] | null
}

/**
 * Who calls a company's API: the owner of one of its API keys, or an app with an access token of that company.
 * Throws `Refusal` 401, and 403 where the key does not trust the caller's address.
 */
export function authenticate(
  context: EmulatorContext,
  company: Company,
  authorization: string | undefined,
  address: string,
): Caller {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)$/.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'basic') {
    const sent = Buffer.from(credentials, 'base64').toString('utf8')
    const scopes = scopesOfKey(context, company, sent, address)
    if (scopes !== undefined) return { scopes }
  }
  if (scheme.toLowerCase() !== 'bearer') throw unknownCredential(context)
  const { accessTokens, grants } = context.state.current
  const token = accessTokens[secretHash(credentials)]
  const grant = token && grants[token.grantId]
  if (!token || !grant || grant.revoked) throw unknownCredential(context)
  if (grant.company !== company.index) throw new Refusal(401, [refusals.wrongHost])
  if (context.clock.nowMs() >= token.expiresAtMs) throw new Refusal(401, [context.assumed('expiredTokenText')])
  return { scopes: scopesOfGrant(context, grant) }
}

/** Throws `Refusal` 401 with Gong's text for a scope that was not granted. */
export function requireScope(caller: Caller, scope: string): void {
  if (scope === UNKNOWN_SCOPE || !caller.scopes || caller.scopes.includes(scope)) return
  throw new Refusal(401, [refusals.missingScope(scope)])
}

const unknownCredential = (context: EmulatorContext) => new Refusal(401, [context.assumed('unknownCredentialText')])
