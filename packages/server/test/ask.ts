import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { ErrorBody } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'

/** A way to a platform, in this process or another. */
export interface Reach {
  readonly send: Send
  platform(): { readonly publicUrl: string }
}

export interface Question {
  readonly method?: string
  /** A path of the platform, or a whole address. */
  readonly to: string
  /** A key or session token for the Authorization header. */
  readonly bearer?: string | undefined
  /** Set-Cookie lines as they were received. */
  readonly cookies?: readonly string[]
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, with the content type in `headers`. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** One request as any HTTP client sends it: no redirect is followed, and a refusal is an answer like any other. */
export function ask(
  { send, platform }: Reach,
  { method = 'GET', to, bearer, cookies = [], json, body, headers = {} }: Question,
): Promise<IncomingAnswer> {
  const text = json === undefined ? body : JSON.stringify(json)
  return send({
    method,
    url: to.startsWith('http') ? to : platform().publicUrl + to,
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(cookies.length > 0 && { cookie: cookies.map((line) => line.split(';')[0]).join('; ') }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
    deadlineMs: 60_000,
    maxBytes: 10_000_000,
  })
}

/** What a refusal says. */
export const refusalOf = ({ body }: IncomingAnswer): ErrorBody['error'] => ErrorBody.parse(JSON.parse(body)).error
