import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { shiftedDate } from './shifted-date.ts'
import { thingInPath, thingNamed } from './thing-named.ts'
import type { ThingsAtHand } from './things-at-hand.ts'

/** One request to an operation, ready to be sent. */
export interface SampleRequest {
  /** With its query. */
  readonly path: string
  readonly body?: unknown
  /** The text of the file that is sent instead of a body. */
  readonly upload?: string
}

/**
 * The example of a row as a request to one company: ids and addresses are those of things that the company has, and dates lie
 * as far from the company's present as those of the example from the present that it was written in.
 */
export function sampleRequest(endpoint: GongEndpoint, things: ThingsAtHand, nowMs: number): SampleRequest {
  const { params = {}, query = {}, body, upload } = endpoint.example
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(thingInPath(things, endpoint.path) ?? String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [atHand(name, value)].flat()) search.append(name, String(one))
  }
  return {
    path: search.size > 0 ? `${path}?${search}` : path,
    ...(endpoint.body && { body: atHand('', body) }),
    ...(endpoint.upload && { upload: upload ?? '' }),
  }

  function atHand(name: string, value: unknown): unknown {
    if (Array.isArray(value)) {
      const thing = thingNamed(things, name)
      return thing === undefined ? value.map((one) => atHand('', one)) : [thing]
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, atHand(key, one)]))
    }
    return typeof value === 'string' ? (thingNamed(things, name) ?? shiftedDate(value, nowMs)) : value
  }
}
