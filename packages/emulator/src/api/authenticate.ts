import { refusals } from '@mallet/contract/gong/refusals'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { secretHash } from '../oauth/secret-hash.ts'
import { Refusal } from './refusal.ts'

/** What a caller may do. Undefined scopes are all scopes: an API key's. */
export interface Caller {
  readonly scopes: readonly string[] | undefined
}

/**
 * Who calls a company's API: the owner of its API key, or an app with an access token of that company.
 * Throws `Refusal` 401.
 */
export function authenticate(context: EmulatorContext, company: Company, authorization: string | undefined): Caller {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)$/.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'basic' && isKey(company, credentials)) return { scopes: undefined }
  if (scheme.toLowerCase() !== 'bearer') throw unknownCredential(context)
  const { accessTokens, grants } = context.state.current
  const token = accessTokens[secretHash(credentials)]
  const grant = token && grants[token.grantId]
  if (!token || !grant || grant.revoked) throw unknownCredential(context)
  if (grant.company !== company.index) throw new Refusal(401, [refusals.wrongHost])
  if (context.clock.nowMs() >= token.expiresAtMs) throw new Refusal(401, [context.assumed('expiredTokenText')])
  return { scopes: grant.scopes }
}

/** Throws `Refusal` 401 with Gong's text for a scope that was not granted. */
export function requireScope(caller: Caller, scope: string): void {
  if (scope === UNKNOWN_SCOPE || !caller.scopes || caller.scopes.includes(scope)) return
  throw new Refusal(401, [refusals.missingScope(scope)])
}

function isKey(company: Company, credentials: string): boolean {
  const { accessKey, accessKeySecret } = company.state()
  const sent = Buffer.from(credentials, 'base64').toString('utf8')
  return secretHash(sent) === secretHash(`${accessKey}:${accessKeySecret}`)
}

const unknownCredential = (context: EmulatorContext) => new Refusal(401, [context.assumed('unknownCredentialText')])
