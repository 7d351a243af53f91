import type { IncomingHttpHeaders } from 'node:http'

/**
 * What a request to Gong takes along of the caller's headers: what says how its body is to be read, and what it wants
 * back. A list of what is allowed, since the rest belongs to the connection (RFC 9110, 7.6.1), to Mallet (`Authorization`,
 * `Cookie`, `Host`) or to whoever stands before Mallet (`Forwarded`, `X-Forwarded-*`), and no header of the caller's may
 * lead the request elsewhere or make Gong take it for another.
 */
const TO_GONG = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
] as const

/** The headers that go along to Gong. */
export function headersToGong(given: IncomingHttpHeaders): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of TO_GONG) {
    const value = given[name]
    if (value !== undefined && value !== '') headers[name] = String(value)
  }
  return headers
}

/**
 * What an answer does not take along: what belongs to the connection, what a browser would do on behalf of Mallet's own
 * address, and what Mallet says itself. A redirect is not followed and leads nowhere.
 */
const NOT_FROM_GONG = new Set([
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['set-cookie', 'set-cookie2', 'clear-site-data', 'location', 'refresh', 'www-authenticate', 'authentication-info'],
  ...[
    'strict-transport-security',
    'public-key-pins',
    'expect-ct',
    'alt-svc',
    'content-location',
    'origin-agent-cluster',
  ],
  ...['x-frame-options', 'x-content-type-options', 'x-xss-protection', 'referrer-policy', 'permissions-policy'],
  ...['x-dns-prefetch-control', 'x-download-options', 'x-permitted-cross-domain-policies', 'service-worker-allowed'],
  ...['report-to', 'reporting-endpoints', 'nel', 'sourcemap', 'x-sourcemap', 'link', 'timing-allow-origin'],
  ...['cache-control', 'pragma', 'expires', 'age', 'x-request-id', 'idempotent-replayed'],
])
const KINDS_NOT_FROM_GONG = /^(?:proxy-|access-control-|cross-origin-|content-security-policy|x-mallet-)/

/** The headers of Gong's answer that are passed on. */
export function headersFromGong(given: Readonly<Record<string, string>>): Record<string, string> {
  const named = (given.connection ?? '').toLowerCase().split(',')
  const ofConnection = new Set(named.map((name) => name.trim()))
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (NOT_FROM_GONG.has(name) || KINDS_NOT_FROM_GONG.test(name) || ofConnection.has(name)) continue
    headers[name] = sendable(value)
  }
  return headers
}

/** Bytes that were read as UTF-8 are written as the same bytes. */
const sendable = (value: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is all that a header can hold.
  /^[\x00-\xff]*$/.test(value) ? value : Buffer.from(value, 'utf8').toString('latin1')

/** Whether whoever sends this header reads gzip. Source: RFC 9110, 12.5.3. */
export function takesGzip(acceptEncoding: string | string[] | undefined): boolean {
  const offers = String(acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';').map((part) => part.trim()))
  const offer = offers.find(([coding]) => coding === 'gzip') ?? offers.find(([coding]) => coding === '*')
  return offer !== undefined && !offer.slice(1).some((part) => /^q=0(?:\.0*)?$/.test(part))
}
