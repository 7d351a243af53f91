import { MalletError } from '@mallet/contract/errors'
import { apiPolicy, appPolicy, type EgressPolicy, reachOf } from './egress/policy.ts'
import { shortText } from './short-text.ts'

/** A DNS name has at most 253 characters; a scheme and a port come with it. */
const LONGEST_URL = 300

/**
 * The origin to send a company's requests to, without a slash at its end.
 *
 * Allowed are https on `api.gong.io` or a sub-domain of it, without user, port, path, query or fragment, and whatever
 * `allowedHosts` lists: exact `host` or `host:port` as `URL.host` shows them, over http only on a loopback address.
 * Check each value that the token endpoint sends, on refreshes too: it decides where tokens go.
 *
 * @throws MalletError `wrong_base_url` for everything else, whatever its type
 */
export function allowedBaseUrl(value: unknown, allowedHosts: readonly string[]): string {
  const origin = allowedOrigin(value, apiPolicy(allowedHosts))
  if (origin === undefined) throw new MalletError('wrong_base_url', { baseUrl: shown(value) })
  return origin
}

/**
 * The same for the address of Gong's application, which gets the client secret: `app.gong.io`, a sub-domain or a
 * listed host.
 *
 * @throws MalletError `invalid_input` for everything else, whatever its type
 */
export function allowedAppUrl(value: unknown, allowedHosts: readonly string[]): string {
  const origin = allowedOrigin(value, appPolicy(allowedHosts))
  if (origin !== undefined) return origin
  const issue = `appUrl: must be https://app.gong.io or a host that this Mallet allows, not ${shown(value)}`
  throw new MalletError('invalid_input', { issues: [issue] })
}

function allowedOrigin(value: unknown, policy: EgressPolicy): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_URL || !URL.canParse(value)) return undefined
  const url = new URL(value)
  // Only what is already in normal form passes, so that no two readers can take the same text for different hosts.
  if (value !== url.origin && value !== `${url.origin}/`) return undefined
  return reachOf(url, policy) && url.origin
}

const shown = (value: unknown) => (typeof value === 'string' ? shortText(value, 200) : `(${kindOf(value)})`)

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
