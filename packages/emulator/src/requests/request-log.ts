const KEPT = 200_000
/** Query parameters that are credentials. */
const SECRET = new Set(['code', 'refresh_token', 'client_secret', 'code_verifier', 'access_token'])

/** One request to the API or to OAuth. Never its body, and no credentials. */
export interface LoggedRequest {
  /** Arrival in milliseconds since the epoch, with fraction, on the machine's clock. */
  readonly at: number
  /** Name of the company whose API was asked; null at the OAuth pages, which serve all. */
  readonly company: string | null
  readonly method: string
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
  /** Null while it is being answered; 0 where the connection ended without an answer. */
  status: number | null
  /** Name of the operation, where the path and method are those of one. */
  operation?: string
  /** Id of the fault that acted on it. */
  fault?: string
}

export interface RequestLog {
  /** @param arrived What `entryOf` finds the entry by. */
  add(request: Omit<LoggedRequest, 'status' | 'path' | 'query'> & { url: string }, arrived: object): LoggedRequest
  entryOf(arrived: object): LoggedRequest | undefined
  /** In order of arrival, the last 200,000. */
  list(): readonly LoggedRequest[]
  /** The last ones to arrive, the newest first. */
  latest(count: number): readonly LoggedRequest[]
  clear(): void
}

export function createRequestLog(): RequestLog {
  let items: LoggedRequest[] = []
  const entries = new WeakMap<object, LoggedRequest>()
  return {
    entryOf: (arrived) => entries.get(arrived),
    add({ url, ...rest }, arrived) {
      const cut = url.indexOf('?')
      const path = cut < 0 ? url : url.slice(0, cut)
      const entry: LoggedRequest = { ...rest, path, query: cut < 0 ? '' : redact(url.slice(cut + 1)), status: null }
      items.push(entry)
      entries.set(arrived, entry)
      // Dropped in blocks: shifting at every arrival would copy the whole list each time.
      if (items.length >= KEPT * 1.1) items = items.slice(-KEPT)
      return entry
    },
    list: () => items.slice(-KEPT),
    latest: (count) => items.slice(-count).reverse(),
    clear() {
      items = []
    },
  }
}

const redact = (query: string): string =>
  query
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1)
      return SECRET.has(decode(name)) ? `${name}=redacted` : pair
    })
    .join('&')

function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
