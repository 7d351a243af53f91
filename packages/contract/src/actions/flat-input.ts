import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import type { GongEndpoint } from '../gong/gong-endpoint.ts'

/** As many items as `all` takes, unless said, and at most. */
export const ALL_ITEMS = { usually: 1000, most: 10_000 } as const

/** What an action takes besides what its operation takes. */
export const pagingInput = {
  all: z.boolean().optional().describe('Take page after page, until there are no more or maxItems are reached'),
  maxItems: z
    .int()
    .min(1)
    .max(ALL_ITEMS.most)
    .optional()
    .describe(`With all: whole pages are taken until there are so many; ${ALL_ITEMS.usually} unless said`),
}
export const confirmInput = {
  confirm: z.literal(true).describe('That this is meant: what it takes away cannot be brought back'),
}

/** A list that is a whole body stands under this name. */
const LIST = 'items'

type Flat = Readonly<Record<string, unknown>>
type Part = 'params' | 'query' | 'body'
const PARTS = ['params', 'query', 'body'] as const

const shapeOf = (endpoint: Endpoint, part: Part): z.ZodRawShape => {
  const schema = endpoint[part]
  if (!schema) return {}
  return schema instanceof z.ZodArray ? { [LIST]: schema } : schema.shape
}

/** The one object that an action takes for the parts of an operation. No row has a name in two of them. */
export const flatSchema = (endpoint: GongEndpoint): z.ZodObject =>
  z.strictObject({
    ...shapeOf(endpoint, 'params'),
    ...shapeOf(endpoint, 'query'),
    ...shapeOf(endpoint, 'body'),
    ...(endpoint.paging && pagingInput),
    ...(endpoint.effect === 'destroys' && confirmInput),
  })

/** The parts of an operation's input, from one object. Names that belong to none are left out. */
export function partsOf(endpoint: Endpoint, flat: Flat): Partial<Record<Part, unknown>> {
  const parts = PARTS.filter((part) => endpoint[part]).map((part) => {
    const names = Object.keys(shapeOf(endpoint, part))
    const own = Object.fromEntries(Object.entries(flat).filter(([name]) => names.includes(name)))
    return [part, endpoint[part] instanceof z.ZodArray ? own[LIST] : own]
  })
  return Object.fromEntries(parts)
}

/** The other way round. */
export function flatten(input: Partial<Record<Part, unknown>>): Flat {
  const list = Array.isArray(input.body) ? { [LIST]: input.body } : input.body
  return Object.assign({}, input.params, input.query, list)
}

/** What an endpoint takes, in one object. */
export type FlatParts<E> = PartInput<E, 'params'> & PartInput<E, 'query'> & BodyInput<E>
type PartInput<E, P extends 'params' | 'query'> = E extends { readonly [K in P]: infer S extends z.ZodType }
  ? z.input<S>
  : unknown
type BodyInput<E> = E extends { readonly body: infer S extends z.ZodType }
  ? S extends z.ZodArray
    ? { items: z.input<S> }
    : z.input<S>
  : unknown
