import { MalletError } from '@mallet/contract/errors'

const MOST_HEADERS = 100
const MOST_BYTES = 32_768
/** They belong to one connection or to framing, which is the sender's business alone. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The headers of a request with their names in lower case. Names are tokens, values visible characters with blanks
 * inside. Source: RFC 9110, 5.1 and 5.5.
 *
 * @throws MalletError `invalid_input`, which never shows a value
 */
export function requestHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers = new Map<string, string>()
  let bytes = 0
  for (const [name, value] of Object.entries(given)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name)) throw refusal('a name that is no header name')
    const key = name.toLowerCase()
    if (OF_THE_CONNECTION.has(key)) throw refusal(`${key}, which is not the caller's to set`)
    if (headers.has(key)) throw refusal(`${key} twice`)
    if (!/^(?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?$/.test(value)) {
      throw refusal(`a value of ${key} with characters that no header can carry`)
    }
    bytes += key.length + value.length
    headers.set(key, value)
  }
  if (headers.size > MOST_HEADERS) throw refusal(`more than ${MOST_HEADERS} entries`)
  if (bytes > MOST_BYTES) throw refusal(`more than ${MOST_BYTES} bytes`)
  return Object.fromEntries(headers)
}

const refusal = (what: string) =>
  new MalletError(
    'invalid_input',
    { issues: [`headers: have ${what}`] },
    { message: `The request cannot be sent: its headers have ${what}.` },
  )
