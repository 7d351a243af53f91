import { MalletError } from '@mallet/contract/errors'

/** Room for a long cursor. */
const LONGEST_URL = 16_384
/** Nobody encodes the same segment more often than twice in good faith. */
const MOST_DECODINGS = 4

/**
 * The address of one request, from an origin and a path with its query that others have a say in. Afterwards the text
 * is exactly what leaves: no part of it is read differently by whoever normalises or decodes it once more.
 *
 * @throws MalletError `invalid_input` where the path could lead to another host or out of its own segments
 */
export function requestUrl(baseUrl: string, path: string): string {
  const { origin } = new URL(baseUrl)
  if (path[0] !== '/') throw refusal('must begin with a slash')
  const url = parseUrl(origin + path)
  if (url.origin !== origin) throw refusal('leads to another host')
  return url.href
}

/**
 * Parses an address that is already in normal form, and nothing else.
 *
 * @throws MalletError `invalid_input`
 */
export function parseUrl(text: string): Readonly<URL> {
  const present = lately.get(text)
  if (present) return present
  const url = parseNew(text)
  // A query may hold a secret, which is not kept longer than its request.
  if (url.search !== '') return url
  if (lately.size >= MOST_LATELY) lately.clear()
  lately.set(text, url)
  return url
}

/** Who makes an address and who sends it each parse it; nobody changes it. */
const lately = new Map<string, URL>()
const MOST_LATELY = 64

function parseNew(text: string): URL {
  if (text.length > LONGEST_URL) throw refusal(`is longer than ${LONGEST_URL} characters`)
  const parts = /^(https?:\/\/[^/?#@\\]+)(\/[^?#]*)?(\?[^#]*)?$/.exec(text)
  if (!parts || !/^[\x21-\x7e]+$/.test(text)) throw refusal('is not an address in normal form')
  const [, origin, path = '/', query = ''] = parts
  checkPath(path)
  const url = parsed(text)
  if (!url || url.origin !== origin || url.pathname !== path || url.search !== query) {
    throw refusal('is not an address in normal form')
  }
  return url
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function checkPath(path: string): void {
  if (path.includes('//')) throw refusal('has an empty segment')
  for (const segment of path.slice(1).split('/')) checkSegment(segment)
}

/** Decoded as often as anyone on the way might do, a segment must stay one segment, and the same one. */
function checkSegment(segment: string): void {
  let text = segment
  for (let turn = 0; turn < MOST_DECODINGS; turn++) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    if (/[/\\;\x00-\x1f\x7f]/.test(text)) throw refusal('has a slash, semicolon or control character in a segment')
    if (text === '.' || text === '..') throw refusal('has a segment of dots')
    const next = decode(text)
    if (next === undefined && turn === 0) throw refusal('has a percent sign that encodes nothing')
    if (next === undefined || next === text) return
    text = next
  }
  throw refusal('is encoded too often')
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Without the value: it may hold a secret in its query. */
const refusal = (what: string) =>
  new MalletError(
    'invalid_input',
    { issues: [`address: ${what}`] },
    { message: `The request cannot be sent: its address ${what}.` },
  )
