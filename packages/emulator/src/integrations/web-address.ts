const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** How strict addresses are looked at. */
export interface AddressRules {
  /** Whether http is good for other hosts than this machine, too. */
  readonly httpAnywhere: boolean
}

/** What is wrong with the address of a page; undefined: nothing. */
export function faultOfWebAddress(text: string, { httpAnywhere }: AddressRules): string | undefined {
  const url = parse(text)
  if (!url) return `${text} is not a whole URL, such as https://app.example.com/gong.`
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${text} is not an https URL.`
  if (url.protocol === 'http:' && !httpAnywhere && !isLoopback(url)) {
    return `${text} is not an https URL. Only addresses of this machine, such as http://127.0.0.1:4400, may be http.`
  }
  if (url.hostname.includes('*')) return `${text} has a wildcard for a host.`
  if (url.username !== '' || url.password !== '') return `${text} has a name or password in it.`
  return undefined
}

/** What is wrong with a redirect URI; undefined: nothing. Source: RFC 6749 section 3.1.2. */
export function faultOfRedirectUri(text: string, rules: AddressRules): string | undefined {
  if (text.includes('*')) return `${text} has a wildcard, and redirect URIs are matched character by character.`
  const fault = faultOfWebAddress(text, rules)
  if (fault !== undefined) return fault
  return text.includes('#') ? `${text} has a fragment, which no redirect URI may have.` : undefined
}

/** What is wrong with an origin that an iframe may load; undefined: nothing. */
export function faultOfOrigin(text: string, rules: AddressRules): string | undefined {
  if (text.includes('*'))
    return `${text} has a wildcard. Sub-domains of customers are set by the integration-settings API.`
  const fault = faultOfWebAddress(text, rules)
  if (fault !== undefined) return fault
  return parse(text)?.origin === text ? undefined : `${text} is more than an origin, such as https://app.example.com.`
}

/** What is wrong with an address that must be of one of the domains; undefined: nothing. This machine is everybody's. */
export function faultOfDomain(text: string, domains: readonly string[]): string | undefined {
  const url = parse(text)
  if (!url || isLoopback(url)) return undefined
  const isOwn = domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`))
  return isOwn ? undefined : `${text} is not under one of the domains of the integration.`
}

/** The domain in its usual form; undefined where the text is none. */
export function domainOf(text: string): string | undefined {
  const url = parse(`https://${text}`)
  const isPlain = /^[^/?#@:\s*]+$/.test(text) && text.includes('.')
  return url && isPlain && !/^[\d.]+$/.test(url.hostname) ? url.hostname : undefined
}

const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname)

function parse(text: string): URL | undefined {
  // The parser would drop blanks and line ends, and what is matched is the text.
  if (/[\s\\]/.test(text) || !URL.canParse(text)) return undefined
  return new URL(text)
}
