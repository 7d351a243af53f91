/**
 * Where a sender may go, as data. A policy is decided once, by whoever builds the sender; nothing that a request holds
 * can widen it.
 */
export interface EgressPolicy {
  /** Over https on port 443: each name itself and whatever lies within it. They must have public addresses. */
  readonly domains: readonly string[]
  /**
   * Exact `host` or `host:port` as `URL.host` shows them: over https at any address, over http only at a loopback
   * address. An entry opens itself and nothing else.
   */
  readonly listed: readonly string[]
  /** Every port of this machine, over http too: for commands that talk to what they started themselves. */
  readonly thisMachine?: boolean
  /** The `host:port` where the caller itself listens, over http too. */
  readonly own?: string
}

const API_DOMAIN = 'api.gong.io'
const APP_DOMAIN = 'app.gong.io'

/** The API alone: what a company's base URL may name. */
export const apiPolicy = (listed: readonly string[]): EgressPolicy => ({ domains: [API_DOMAIN], listed })
/** Gong's application, where customers consent and tokens are made. */
export const appPolicy = (listed: readonly string[]): EgressPolicy => ({ domains: [APP_DOMAIN], listed })
/** All that a platform has to reach: both of these and what the operator lists. */
export const gongPolicy = (listed: readonly string[]): EgressPolicy => ({ domains: [API_DOMAIN, APP_DOMAIN], listed })
/** Nothing of Gong's: hosts that the operator lists for something else, such as an identity provider. */
export const listedPolicy = (listed: readonly string[]): EgressPolicy => ({ domains: [], listed })
/** What runs on this machine, whatever its port. Never for a sender that addresses of others can reach. */
export const thisMachine: EgressPolicy = { domains: [], listed: [], thisMachine: true }

/** Which addresses the name of an allowed host may stand for. */
export type Reach = 'public' | 'loopback' | 'any'

/** What a policy allows at an origin; undefined means nothing. It goes by the parsed URL, never by its text. */
export function reachOf({ protocol, hostname, port, host }: URL, policy: EgressPolicy): Reach | undefined {
  if (host === policy.own) return 'any'
  const isListed = policy.listed.includes(host)
  if (protocol === 'https:') {
    if (isListed) return 'any'
    if (port === '' && policy.domains.some((domain) => isWithin(hostname, domain))) return 'public'
  } else if (protocol !== 'http:') return undefined
  const isLocal = isListed || policy.thisMachine === true
  return isLocal && isLoopbackName(hostname) ? 'loopback' : undefined
}

/** Compares whole labels: `evil-api.gong.io` is not within `api.gong.io`, nor is anything with an empty label. */
function isWithin(hostname: string, domain: string): boolean {
  const labels = hostname.split('.')
  const depth = domain.split('.').length
  return labels.slice(-depth).join('.') === domain && labels.every((label) => /^[a-z0-9-]{1,63}$/.test(label))
}

/** Of a host as `URL.hostname` shows it. */
export const isLoopbackName = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
