import { z } from 'zod'
import type { Endpoint, FileToSend, Input, Output, Table } from '../endpoint.ts'
import { givenItem, type PageItem, servedItem } from './page-item.ts'
import { splitList } from './split-list.ts'

/** A request without host or credentials; whoever sends it adds both. */
export interface OutgoingRequest {
  readonly name: string
  readonly endpoint: Endpoint
  readonly method: string
  /** With its query, ready to be appended to a base URL. */
  readonly path: string
  /** JSON text, where the endpoint takes a body. */
  readonly body?: string
  /** To be sent as multipart/form-data, where the endpoint takes a file. It can be sent once. */
  readonly file?: FileToSend & { readonly part: string }
}

export interface IncomingAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Client<T extends Table> {
  /** Sends one request and parses the whole answer. */
  call<N extends keyof T & string>(name: N, input: Input<T[N]>): Promise<Output<T[N]>>
  /** Sends one request and parses everything but the items: one of an unknown form must not cost a page. */
  page<N extends keyof T & string>(name: N, input: Input<T[N]>): Promise<Page>
}

export interface Page {
  readonly items: readonly PageItem[]
  /** Undefined on the last page. */
  readonly cursor: string | undefined
  /** Undefined where the list does not say how many there are. */
  readonly totalRecords: number | undefined
  /** The server said with a 404 that nothing matches: by the right text, which proves nothing of the credential. */
  readonly isEmptyBy404: boolean
}

export interface ClientOptions {
  readonly send: (request: OutgoingRequest) => Promise<IncomingAnswer>
  /** Reads text of a success, all of it or a piece, as JSON, or throws; by default what is no JSON is `unexpected`. */
  readonly read?: (text: string, answer: IncomingAnswer, request: OutgoingRequest) => unknown
  /** Turns an answer that is not a success into the error to throw. */
  readonly refused: (answer: IncomingAnswer, request: OutgoingRequest) => Error
  /** Turns a success of an unknown form into the error to throw. */
  readonly unexpected: (issues: readonly string[], request: OutgoingRequest) => Error
}

/**
 * A typed client for any table. An empty result that the server says with a 404 comes back as an empty page. Fields that
 * the table does not know are let through, since a server may be newer than its client.
 */
export function createClient<T extends Table>(endpoints: T, options: ClientOptions): Client<T> {
  const send = async (name: string, input: AnyInput) => {
    const request = toRequest(name, endpointNamed(endpoints, name), input)
    return { request, answer: await options.send(request) }
  }
  /** Parses what was read of an answer by the row's schema, or what the schema makes of it. */
  function parse<S extends z.ZodType>(value: unknown, schema: S, request: OutgoingRequest): z.output<S> {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    if (!hasOnlyMore(result.error)) throw options.unexpected(issueLines(result.error), request)
    // All that the schema asks for is there and of the right form.
    return value as z.output<S>
  }
  return {
    call: async (name, input) => {
      const { request, answer } = await send(name, input)
      const value = isEmpty(answer, request, input)
        ? emptyPage(request.endpoint)
        : reader(answer, request, options)(answer.body)
      // The row's own schema has just parsed the value, which the compiler cannot see through a generic name.
      return parse(value, request.endpoint.response, request) as never
    },
    page: async (name, input) => {
      const { request, answer } = await send(name, input)
      const schema = pageSchema(request.endpoint)
      if (isEmpty(answer, request, input)) {
        return { ...parse(emptyPage(request.endpoint), schema, request), items: [], isEmptyBy404: true }
      }
      const read = reader(answer, request, options)
      const split = splitList(answer.body, itemsName(request.endpoint))
      const { items, ...page } = parse(read(split?.rest ?? answer.body), schema, request)
      return {
        ...page,
        items: split ? split.items.map((served) => servedItem(served, read)) : items.map(givenItem),
        isEmptyBy404: false,
      }
    },
  }
}

/** Whether fields that are not known are all that a schema complains of. */
const hasOnlyMore = ({ issues }: z.ZodError): boolean => issues.every(({ code }) => code === 'unrecognized_keys')

function endpointNamed(endpoints: Table, name: string): Endpoint {
  const endpoint = endpoints[name]
  if (!endpoint) throw new TypeError(`no endpoint is named ${name}`)
  return endpoint
}

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: FileToSend
}

function toRequest(name: string, endpoint: Endpoint, input: AnyInput): OutgoingRequest {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(input.params?.[key])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, String(one))
  }
  const search = query.size > 0 ? `?${query}` : ''
  const { upload } = endpoint
  return {
    name,
    endpoint,
    method: endpoint.method,
    path: path + search,
    ...(endpoint.body && { body: JSON.stringify(input.body) }),
    ...(upload && input.file && { file: { ...input.file, part: upload.part } }),
  }
}

/** @throws what the options make of an answer that is no success */
function reader(answer: IncomingAnswer, request: OutgoingRequest, options: ClientOptions): (text: string) => unknown {
  if (answer.status < 200 || answer.status > 299) throw options.refused(answer, request)
  const { read } = options
  if (read) return (text) => read(text, answer, request)
  return (text) => {
    try {
      return JSON.parse(text)
    } catch {
      throw options.unexpected(['the answer is not JSON'], request)
    }
  }
}

/** A list that has a second page is not empty, whatever the server says of that page. */
const isEmpty = (answer: IncomingAnswer, { endpoint }: OutgoingRequest, input: AnyInput): boolean =>
  isFirstPage(endpoint, input) && saysEmpty(answer, endpoint)

const emptyPage = ({ paging, list }: Endpoint) => ({
  requestId: '',
  ...(paging && { records: { totalRecords: 0, currentPageSize: 0, currentPageNumber: 0 } }),
  [paging?.items ?? list ?? '']: [],
})

const isFirstPage = ({ paging }: Endpoint, input: AnyInput): boolean =>
  paging === undefined || WithCursor.safeParse(input[paging.cursorIn]).data === undefined

const WithCursor = z.object({ cursor: z.string() })

/**
 * A 404 means "nothing matches" only as the server's own error with exactly the text of the row. A proxy's 404, a wrong
 * base path and a thing that does not exist say something else, or say it otherwise.
 */
function saysEmpty({ status, headers, body }: IncomingAnswer, { paging, emptyText }: Endpoint): boolean {
  const text = paging?.empty.status === 404 ? paging.empty.text : emptyText
  if (status !== 404 || text === undefined) return false
  if (!/^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '')) return false
  try {
    const envelope = z.object({ requestId: z.string().min(1), errors: z.tuple([z.literal(text)]) })
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

/** Far more than any list has on a page. */
const Items = z.array(z.unknown()).max(10_000, 'more than 10,000 items')

const AllItems = z
  .object({ items: Items })
  .transform(({ items }) => ({ items, cursor: undefined, totalRecords: undefined }))

const PagedItems = z
  .object({
    items: Items,
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
