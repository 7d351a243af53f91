import { z } from 'zod'
import type { Endpoint, Input, Output, Table } from '../endpoint.ts'

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

export interface Page {
  readonly items: readonly unknown[]
  /** Undefined on the last page. */
  readonly cursor: string | undefined
  readonly totalRecords: number
}

export interface ClientOptions {
  readonly send: (request: OutgoingRequest) => Promise<IncomingAnswer>
  /** Turns an answer that is not a success into the error to throw. */
  readonly refused: (answer: IncomingAnswer, request: OutgoingRequest) => Error
  /** Turns a success of an unknown form into the error to throw. */
  readonly unexpected: (issues: readonly string[], request: OutgoingRequest) => Error
}

/** A typed client for any table. An empty result that the server says with a 404 comes back as an empty page. */
export function createClient<T extends Table>(endpoints: T, options: ClientOptions): Client<T> {
  async function exchange<S extends z.ZodType>(name: string, input: AnyInput, schema: S): Promise<z.output<S>> {
    const request = toRequest(name, endpointNamed(endpoints, name), input)
    const answer = await options.send(request)
    const result = schema.safeParse(readAnswer(answer, request, options))
    if (!result.success) throw options.unexpected(issueLines(result.error), request)
    return result.data
  }
  return {
    // The row's own schema has just parsed the value, which the compiler cannot see through a generic name.
    call: async (name, input) => (await exchange(name, input, endpointNamed(endpoints, name).response)) as never,
    page: (name, input) => exchange(name, input, pageSchema(endpointNamed(endpoints, name))),
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
  const { paging } = request.endpoint
  if (answer.status === 404 && paging?.empty.status === 404 && saysOnly(answer.body, paging.empty.text)) {
    return { requestId: '', records: { totalRecords: 0, currentPageSize: 0, currentPageNumber: 0 }, [paging.items]: [] }
  }
  if (answer.status < 200 || answer.status > 299) throw options.refused(answer, request)
  try {
    return JSON.parse(answer.body)
  } catch {
    throw options.unexpected(['the answer is not JSON'], request)
  }
}

/** A 404 means "nothing matches" only with exactly this text; any other 404 is an error. */
function saysOnly(body: string, text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return z.object({ errors: z.tuple([z.literal(text)]) }).safeParse(parsed).success
  } catch {
    return false
  }
}

function pageSchema(endpoint: Endpoint) {
  const items = endpoint.paging?.items
  if (!items) throw new TypeError(`${endpoint.path} does not page`)
  const records = z.looseObject({ totalRecords: z.int(), cursor: z.string().optional() })
  const named = z.record(z.string(), z.unknown()).transform((answer) => ({ ...answer, items: answer[items] }))
  return named.pipe(z.object({ records, items: z.array(z.unknown()) })).transform(
    (answer): Page => ({
      items: answer.items,
      cursor: answer.records.cursor,
      totalRecords: answer.records.totalRecords,
    }),
  )
}

/** A schema's complaints as lines: `calls.0.metaData.id: must be a decimal id`. */
export const issueLines = (error: z.ZodError): string[] =>
  error.issues.map((issue) => (issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message))
