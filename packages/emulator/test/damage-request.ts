import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { formOf } from './api.ts'
import { addressOf, exampleFile } from './ask-operation.ts'
import { type Damage, jsonOf } from './damage.ts'
import type { OperationRequest } from './requests/area-requests.ts'
import { type Place, placesOf, withAt } from './value-places.ts'

/** A request as it goes out, without its credential. */
export interface WireRequest {
  readonly method: GongEndpoint['method']
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly content: Buffer | undefined
}

type Parts = Pick<OperationRequest, 'params' | 'query' | 'body'>

/** A good request to an operation with something wrong about it. What `request` leaves out is that of the row's example. */
export function damageRequest(name: keyof Gong, request: OperationRequest, damage: Damage): WireRequest {
  const { example }: GongEndpoint = gong[name]
  const { params = example.params, query = example.query, body = example.body } = request
  // What is undefined is left out, as it would be on the wire.
  const parts: unknown = JSON.parse(JSON.stringify({ params, query, body }))
  return damageWire(wireOf(name, Object(damageParts(parts, damage)), request), damage)
}

function damageParts(parts: unknown, damage: Damage): unknown {
  const places = placesOf(parts).filter(({ length }) => length > 0)
  if (damage.kind === 'value') return withAt(parts, chosen(places, damage.at), damage.value)
  if (damage.kind === 'left out') return withAt(parts, chosen(places, damage.at), undefined)
  if (damage.kind === 'added') return withAt(parts, [...chosen(places, damage.at), damage.name], damage.value)
  return parts
}

function damageWire(wire: WireRequest, damage: Damage): WireRequest {
  const { content = Buffer.alloc(0), path, headers } = wire
  const within = 'at' in damage ? damage.at % (content.length + 1) : 0
  switch (damage.kind) {
    case 'bytes':
      return {
        ...wire,
        content: Buffer.concat([content.subarray(0, within), damage.bytes, content.subarray(within + 1)]),
      }
    case 'cut':
      return { ...wire, content: content.subarray(0, within) }
    case 'header':
      return { ...wire, headers: { ...headers, [damage.name]: damage.value } }
    case 'address': {
      // Behind the prefix, which is the API's door.
      const start = '/v2/'.length
      const place = start + (damage.at % (path.length - start + 1))
      // Other characters never get past an HTTP client.
      const text = damage.text.replaceAll(/[^!-~]/g, '')
      return { ...wire, path: path.slice(0, place) + text + path.slice(place) }
    }
    default:
      return wire
  }
}

const chosen = (places: readonly Place[], at: number): Place => places[at % Math.max(1, places.length)] ?? ['body']

function wireOf(
  name: keyof Gong,
  { params, query, body }: Parts,
  { file = exampleFile(name) }: OperationRequest,
): WireRequest {
  const { method }: GongEndpoint = gong[name]
  const path = addressOf(name, { params: textsOf(params), query: textsOf(query) })
  const form = file && formOf(file)
  const content = form?.body ?? (body === undefined ? undefined : jsonOf(body))
  return {
    method,
    path,
    headers: content === undefined ? {} : { 'content-type': form?.contentType ?? 'application/json' },
    content: content === undefined ? undefined : Buffer.from(content),
  }
}

const textsOf = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(Object(values)).map(([key, value]) => [key, textOf(value)]))

/** As it can stand in an address: half a character cannot, and of a long text the beginning tells. */
const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\p{Surrogate}/gu, '\ufffd').slice(0, 2_000)
