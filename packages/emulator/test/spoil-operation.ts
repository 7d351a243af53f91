import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import { exampleFile } from './ask-operation.ts'
import type { OperationRequest } from './requests/area-requests.ts'
import { type Place, placesOf, valueAt, withAt } from './value-places.ts'

/** A request that must be refused, with the status that Gong has for it. */
export interface SpoiltRequest {
  readonly means: string
  readonly status: 400 | 401 | 404 | 405 | 415
  readonly request: OperationRequest
  readonly how?: { readonly authorization?: string; readonly contentType?: string; readonly method?: string }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** Neither an id, an instant, a number nor a choice of any list. */
const LETTERS = 'letters'
/** Each is wrong somewhere; the first that the row refuses at a place is taken. */
const STRANGE: readonly unknown[] = [LETTERS, 17, true, {}, null]

/**
 * The example of an operation, spoilt in every way that its row refuses: each input left out, of a wrong form or type, too
 * long, or not to be read; and sent by a method that the path does not have. An operation that takes nothing is asked by
 * nobody.
 */
export function spoilOperation(name: keyof Gong): SpoiltRequest[] {
  const row: GongEndpoint = gong[name]
  const takesNothing = !row.params && !row.query && !row.body && !row.upload
  return [
    ...spoiltParams(row),
    ...spoiltQuery(row),
    ...spoiltBody(row),
    ...spoiltFile(name),
    ...wrongMethod(row),
    ...(takesNothing
      ? [{ means: 'nobody asks', status: 401, request: {}, how: { authorization: 'Bearer nobody' } } as const]
      : []),
  ]
}

function spoiltParams({ params, query, body, upload, example }: GongEndpoint): SpoiltRequest[] {
  // A name of any form can at least be unknown, where nothing else is looked at first.
  const isAlone = !query && !body && !upload
  return Object.keys(params?.shape ?? {}).flatMap((name) => {
    const spoilt = { ...example.params, [name]: LETTERS }
    const isRefused = params?.safeParse(spoilt).success === false
    const texts = Object.fromEntries(Object.entries(spoilt).map(([key, value]) => [key, String(value)]))
    const told = { means: `${name} in the path is ${LETTERS}`, request: { params: texts } }
    return isRefused || isAlone ? [{ ...told, status: isRefused ? 400 : 404 } as const] : []
  })
}

function spoiltQuery({ query, paging, example }: GongEndpoint): SpoiltRequest[] {
  const sent = new Map(Object.entries(example.query ?? {}).map(([name, value]) => [name, asTexts(value)]))
  const spoilt = Object.keys(query?.shape ?? {}).flatMap((name) => {
    const without = new Map(sent)
    without.delete(name)
    const isList = query?.safeParse({ ...example.query, [name]: [] }).success ?? false
    return [
      { means: `${name} is left out`, asked: without, read: { ...example.query, [name]: undefined } },
      {
        means: `${name} is ${LETTERS}`,
        asked: new Map(sent).set(name, LETTERS),
        read: { ...example.query, [name]: isList ? [LETTERS] : LETTERS },
      },
    ].filter(({ read }) => query?.safeParse(read).success === false)
  })
  const cursor = { means: 'the cursor is none', asked: new Map(sent).set('cursor', LETTERS) }
  const isOpen = spoilt.length === 0 && paging?.cursorIn === 'query'
  return (isOpen ? [cursor] : spoilt).map(
    ({ means, asked }) => ({ means, status: 400, request: { query: Object.fromEntries(asked) } }) as const,
  )
}

const asTexts = (value: unknown): string | string[] => (Array.isArray(value) ? value.map(String) : String(value))

function spoiltBody({ body: schema, example }: GongEndpoint): SpoiltRequest[] {
  if (!schema) return []
  const { body = {} } = example
  const most = mostOf(schema)
  const spoilt = placesOf(body)
    .flatMap((place) => [leftOut(body, place), ofWrongForm(body, place, schema), tooLong(body, place, most)].flat())
    .filter((one) => !schema.safeParse(one.body).success)
  return [
    ...spoilt.map((one) => ({ means: one.means, status: 400, request: { body: one.body } }) as const),
    { means: 'the body breaks off', status: 400, request: { body: JSON.stringify(body).slice(0, -1) } },
    { means: 'the body is XML', status: 415, request: { body: '<filter/>' }, how: { contentType: 'text/xml' } },
  ]
}

const nameOf = (place: Place): string => (place.length === 0 ? 'the body' : place.join('.'))

const leftOut = (body: unknown, place: Place) =>
  place.length === 0 ? [] : [{ means: `${nameOf(place)} is left out`, body: withAt(body, place, undefined) }]

function ofWrongForm(body: unknown, place: Place, schema: z.ZodType) {
  // A body that is text is sent as it stands, and null as none.
  const strange = place.length > 0 ? STRANGE : [[], {}]
  const wrong = strange.find((value) => !schema.safeParse(withAt(body, place, value)).success)
  if (wrong === undefined) return []
  return [{ means: `${nameOf(place)} is ${JSON.stringify(wrong)}`, body: withAt(body, place, wrong) }]
}

/** Longer by one than the row allows. */
function tooLong(body: unknown, place: Place, mostAt: (place: Place) => number | undefined) {
  const value = valueAt(body, place)
  const most = mostAt(place)
  if (most === undefined || (typeof value !== 'string' && !Array.isArray(value))) return []
  const longer = Array.isArray(value) ? Array.from({ length: most + 1 }, () => value[0]) : 'x'.repeat(most + 1)
  return [{ means: `${nameOf(place)} has ${most + 1}`, body: withAt(body, place, longer) }]
}

const Limits = z.looseObject({
  $ref: z.string().optional(),
  maxItems: z.number().optional(),
  maxLength: z.number().optional(),
})

/** How many items or characters a schema allows at a place of its values. */
function mostOf(schema: z.ZodType): (place: Place) => number | undefined {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const limitsOf = (node: unknown) => Limits.catch({}).parse(node)
  const resolve = (node: unknown): unknown => {
    const { $ref } = limitsOf(node)
    return $ref === undefined ? node : valueAt(root, $ref.replace('#/', '').split('/'))
  }
  return (place) => {
    const node = place.reduce<unknown>(
      (at, step) => resolve(valueAt(resolve(at), typeof step === 'number' ? ['items'] : ['properties', step])),
      root,
    )
    const { maxItems, maxLength } = limitsOf(node)
    return maxItems ?? maxLength
  }
}

function spoiltFile(name: keyof Gong): SpoiltRequest[] {
  const file = exampleFile(name)
  if (!file) return []
  return [{ means: 'the file is another part', status: 400, request: { file: { ...file, part: `not-${file.part}` } } }]
}

/** The row's own path, by a method that no row has there. */
function wrongMethod({ path }: GongEndpoint): SpoiltRequest[] {
  const known = Object.values(gong)
    .filter((row) => row.path === path)
    .map(({ method }) => method)
  const [method] = METHODS.filter((one) => !known.some((name) => name === one))
  return method ? [{ means: `${method} is not its method`, status: 405, request: {}, how: { method } }] : []
}
