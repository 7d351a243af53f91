import { z } from 'zod'
import type { Endpoint, Input, Output, Table } from '../endpoint.ts'
import { type ServedItem, servedItems } from './served-items.ts'

/** A request without host or credentials; whoever sends it adds both. */
export interface OutgoingRequest {
  readonly name: string
  readonly endpoint: Endpoint
  readonly method: string
  /** With its query, ready to be appended to a base URL. */
  readonly path: string
  /** JSON text, where the endpoint takes a body. */
  readonly body?: string
}

export interface IncomingAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Client<T extends Table> {
  /** Sends one request and parses the whole answer. */
  call<N extends keyof T & string>(name: N, input: Input<T[N]>): Promise<Output<T[N]>>
  /** Sends one request and parses everything but the items, which stay as served: one bad item must not cost a page. */
  page<N extends keyof T & string>(name: N, input: Input<T[N]>): Promise<Page>
}

export type ServedTexts = ReadonlyMap<unknown, ServedItem>

export interface Page {
  readonly items: readonly unknown[]
  /** Each item as it was served. */
  readonly served: ServedTexts
  /** Undefined on the last page. */
  readonly cursor: string | undefined
  /** Undefined where the list does not say how many there are. */
  readonly totalRecords: number | undefined
  /** The server said with a 404 that nothing matches: by the right text, which proves nothing of the credential. */
  readonly isEmptyBy404: boolean
}

export interface ClientOptions {
  readonly send: (request: OutgoingRequest) => Promise<IncomingAnswer>
  /** Reads a success as JSON, or throws; by default what is no JSON is `unexpected`. */
  readonly read?: (answer: IncomingAnswer, request: OutgoingRequest) => unknown
  /** Turns an answer that is not a success into the error to throw. */
  readonly refused: (answer: IncomingAnswer, request: OutgoingRequest) => Error
  /** Turns a success of an unknown form into the error to throw. */
  readonly unexpected: (issues: readonly string[], request: OutgoingRequest) => Error
}

/** A typed client for any table. An empty result that the server says with a 404 comes back as an empty page. */
export function createClient<T extends Table>(endpoints: T, options: ClientOptions): Client<T> {
  async function exchange<S extends z.ZodType>(name: string, input: AnyInput, schema: S) {
    const request = toRequest(name, endpointNamed(endpoints, name), input)
    const answer = await options.send(request)
    const isEmptyBy404 = isFirstPage(request.endpoint, input) && saysEmpty(answer, request.endpoint)
    const result = schema.safeParse(isEmptyBy404 ? emptyPage(request.endpoint) : readAnswer(answer, request, options))
    if (!result.success) throw options.unexpected(issueLines(result.error), request)
    return { data: result.data, isEmptyBy404, body: answer.body }
  }
  return {
    // The row's own schema has just parsed the value, which the compiler cannot see through a generic name.
    call: async (name, input) => (await exchange(name, input, endpointNamed(endpoints, name).response)).data as never,
    page: async (name, input) => {
      const endpoint = endpointNamed(endpoints, name)
      const { data, isEmptyBy404, body } = await exchange(name, input, pageSchema(endpoint))
      const texts = isEmptyBy404 ? [] : servedItems(body, itemsName(endpoint))
      return { ...data, served: new Map(texts.map((text, i) => [data.items[i], text])), isEmptyBy404 }
    },
  }
}

function endpointNamed(endpoints: Table, name: string): Endpoint {
  const endpoint = endpoints[name]
  if (!endpoint) throw new TypeError(`no endpoint is named ${name}`)
  return endpoint
}

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

function toRequest(name: string, endpoint: Endpoint, input: AnyInput): OutgoingRequest {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(input.params?.[key])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, String(one))
  }
  const search = query.size > 0 ? `?${query}` : ''
  const body = endpoint.body && { body: JSON.stringify(input.body) }
  return { name, endpoint, method: endpoint.method, path: path + search, ...body }
}

function readAnswer(answer: IncomingAnswer, request: OutgoingRequest, options: ClientOptions): unknown {
  if (answer.status < 200 || answer.status > 299) throw options.refused(answer, request)
  if (options.read) return options.read(answer, request)
  try {
    return JSON.parse(answer.body)
  } catch {
    throw options.unexpected(['the answer is not JSON'], request)
  }
}

const emptyPage = ({ paging }: Endpoint) => ({
  requestId: '',
  records: { totalRecords: 0, currentPageSize: 0, currentPageNumber: 0 },
  [paging?.items ?? '']: [],
})

/** A list that has a second page is not empty, whatever the server says of that page. */
const isFirstPage = ({ paging }: Endpoint, input: AnyInput): boolean =>
  paging !== undefined && WithCursor.safeParse(input[paging.cursorIn]).data === undefined

const WithCursor = z.object({ cursor: z.string() })

/**
 * A 404 means "nothing matches" only as the server's own error with exactly the text of the row. A proxy's 404, a wrong
 * base path and a thing that does not exist say something else, or say it otherwise.
 */
function saysEmpty({ status, headers, body }: IncomingAnswer, { paging }: Endpoint): boolean {
  if (status !== 404 || paging?.empty.status !== 404) return false
  if (!/^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '')) return false
  try {
    const envelope = z.object({ requestId: z.string().min(1), errors: z.tuple([z.literal(paging.empty.text)]) })
    return envelope.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}

function itemsName({ paging, list, path }: Endpoint): string {
  const items = paging?.items ?? list
  if (!items) throw new TypeError(`${path} is no list`)
  return items
}

function pageSchema(endpoint: Endpoint) {
  const items = itemsName(endpoint)
  const named = z.record(z.string(), z.unknown()).transform((answer) => ({ ...answer, items: answer[items] }))
  return named.pipe(endpoint.paging ? PagedItems : AllItems)
}

const AllItems = z
  .object({ items: z.array(z.unknown()) })
  .transform(({ items }) => ({ items, cursor: undefined, totalRecords: undefined }))

const PagedItems = z
  .object({
    items: z.array(z.unknown()),
    records: z.looseObject({
      totalRecords: z.int(),
      currentPageSize: z.int().optional(),
      cursor: z.string().optional(),
    }),
  })
  .superRefine((answer, context) => {
    const { currentPageSize = answer.items.length } = answer.records
    // A page that lost items on its way would otherwise pass for a shorter one.
    if (currentPageSize !== answer.items.length) {
      const message = `says ${currentPageSize}, and ${answer.items.length} came`
      context.addIssue({ code: 'custom', path: ['records', 'currentPageSize'], message })
    }
  })
  .transform(({ items, records: { cursor, totalRecords } }) => ({ items, cursor, totalRecords }))

/** A schema's complaints as lines: `calls.0.metaData.id: must be a decimal id`. */
export const issueLines = (error: z.ZodError): string[] =>
  error.issues.map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
