import { Refusal } from '../../api/refusal.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { secretHash } from '../../oauth/secret-hash.ts'
import type { Company } from '../company.ts'
import { expiryOf } from './key-expiry.ts'
import { isTrusted } from './trusted-ips.ts'
import { trustedIpsNow } from './trusted-ips-now.ts'

/**
 * The scopes of the key that these credentials are, `null` being all; undefined where they are no key of the company's or one
 * whose time is over. Throws `Refusal` 403 for a caller whose address the key does not trust.
 *
 * @param credentials access key and secret with a colon between them
 */
export function scopesOfKey(
  context: EmulatorContext,
  company: Company,
  credentials: string,
  address: string,
): readonly string[] | null | undefined {
  const cut = credentials.indexOf(':')
  const accessKey = credentials.slice(0, cut)
  const hash = secretHash(credentials.slice(cut + 1))
  const key = company.state().apiKeys.find((one) => one.accessKey === accessKey && one.secretHash === hash)
  const nowMs = context.clock.nowMs()
  if (cut < 0 || !key) return undefined
  const expiresAtMs = expiryOf(key, context.state.current.originMs)
  if (expiresAtMs !== null && nowMs >= expiresAtMs) return undefined
  if (!isTrusted(address, trustedIpsNow(key, nowMs))) throw new Refusal(403, [context.assumed('untrustedIpText')])
  return context.assumed('keyScopes') === 'all scopes' ? null : key.scopes
}
