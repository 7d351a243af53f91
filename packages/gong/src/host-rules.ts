import { MalletError } from '@mallet/contract/errors'
import { shortText } from './short-text.ts'

const API_HOST = 'api.gong.io'
const APP_HOST = 'app.gong.io'
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
  const origin = allowedOrigin(value, API_HOST, allowedHosts)
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
  const origin = allowedOrigin(value, APP_HOST, allowedHosts)
  if (origin !== undefined) return origin
  const issue = `appUrl: must be https://${APP_HOST} or a host that this Mallet allows, not ${shown(value)}`
  throw new MalletError('invalid_input', { issues: [issue] })
}

function allowedOrigin(value: unknown, domain: string, allowedHosts: readonly string[]): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_URL || !URL.canParse(value)) return undefined
  const url = new URL(value)
  // Only what is already in normal form passes, so that no two readers can take the same text for different hosts.
  if (value !== url.origin && value !== `${url.origin}/`) return undefined
  const listed = allowedHosts.includes(url.host) && (url.protocol === 'https:' || isPlainLoopback(url))
  const ofGong = url.protocol === 'https:' && url.port === '' && isWithin(url.hostname, domain)
  return listed || ofGong ? url.origin : undefined
}

const isPlainLoopback = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname))

/** Compares whole labels: `evil-api.gong.io` is not within `api.gong.io`, nor is anything with an empty label. */
function isWithin(hostname: string, domain: string): boolean {
  const labels = hostname.split('.')
  const depth = domain.split('.').length
  return labels.slice(-depth).join('.') === domain && labels.every((label) => /^[a-z0-9-]{1,63}$/.test(label))
}

const shown = (value: unknown) => (typeof value === 'string' ? shortText(value, 200) : `(${kindOf(value)})`)

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
