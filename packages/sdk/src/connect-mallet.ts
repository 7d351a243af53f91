import { api } from '@mallet/contract/api/index'
import type { Model } from '@mallet/contract/api/syncs'
import { createClient, issueLines } from '@mallet/contract/derive/client'
import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { IDEMPOTENCY_HEADER } from '@mallet/contract/idempotency-key'
import { z } from 'zod'
import type { ActionItem, PagedActionName, PagedInput } from './action-items.ts'
import { actionItems } from './action-items.ts'
import { type FollowedRecord, type FollowOptions, followRecords } from './follow-records.ts'
import { pause } from './pause.ts'
import { createProxyFetch, type ProxyFetch } from './proxy-fetch.ts'
import { type MalletRecord, type ReadOptions, readRecords } from './read-records.ts'
import { refusedAnswer } from './refused-answer.ts'
import type { RequestOptions } from './request-options.ts'
import { type CallRow, createResources, type Resources } from './resources.ts'
import { createRunAction, type RunAction } from './run-action.ts'
import type { Harmless } from './seconds-to-repeat.ts'
import { type ApiRequest, createSendRequest, type Fetch } from './send-request.ts'

export interface MalletOptions {
  /** Where Mallet is, such as `https://mallet.example.com`. */
  readonly url: string
  /** `mk_...`; for the rows under `connect`, the token of a connect session. */
  readonly apiKey: string
  /** In place of the global `fetch`. */
  readonly fetch?: Fetch
  /** How long each attempt may take unless its call says otherwise; 60. Uploads have an hour. */
  readonly timeoutSeconds?: number
  /** How often a request that does no harm is repeated; 3. */
  readonly retries?: number
  /** Where Mallet asks to wait longer than that, the error comes at once; 30. */
  readonly longestRetryWaitSeconds?: number
}

/** A day: timers count milliseconds in 31 bits. */
const MOST_SECONDS = 86_400

/** `actions.run` has `action`, which knows what each action takes and answers. */
type Rows = Omit<typeof api, 'actions.run'>
type ApiMethods = Resources<Rows>

/** Every row of the API by its name, and what is more than one request. */
export interface Mallet extends Omit<ApiMethods, 'records'> {
  /** Reads all records of a model, page by page as they are needed; `list` and `versions` are single requests. */
  readonly records: ReadRecords & ApiMethods['records']
  /** Yields every change of a model, for ever. */
  follow<M extends Model>(
    connectionId: string,
    model: M,
    options?: FollowOptions,
  ): AsyncGenerator<FollowedRecord<M>, void, undefined>
  /** Does one of the things of `GET /v1/actions`. */
  readonly action: RunAction
  /** The items of all pages of an action, asked for as they are needed. */
  actionItems<N extends PagedActionName>(
    connectionId: string,
    name: N,
    ...given: object extends PagedInput<N>
      ? [input?: PagedInput<N>, options?: RequestOptions]
      : [input: PagedInput<N>, options?: RequestOptions]
  ): AsyncGenerator<ActionItem<N>, void, undefined>
  /** A `fetch` for any path of Gong's API, with the credentials of the connection. */
  proxy(connectionId: string): ProxyFetch
}

type ReadRecords = <M extends Model>(
  connectionId: string,
  model: M,
  options?: ReadOptions,
) => AsyncGenerator<MalletRecord<M>, void, undefined>

/**
 * A typed client of one Mallet. Nothing is sent until it is asked for something.
 *
 * What it returns throws {@link MalletError}: the errors of the API by their code, `mallet_unreachable` where no answer
 * came, `unexpected_answer` where it is none of Mallet's. Reads, and requests with a key that tells a repeat, are
 * repeated; what writes to Gong never is.
 *
 * @throws {@link MalletError} `invalid_input` for an address or a key that cannot be one
 */
export function connectMallet(options: MalletOptions): Mallet {
  const { baseUrl, apiKey, ...pace } = parseOptions(options)
  // Called when it is needed, since a test may replace the global one.
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const sendRequest = createSendRequest({ ...pace, fetch: send, baseUrl, apiKey, random: Math.random, pause })

  const call: CallRow = (name, parts, { idempotencyKey, ...given }) => {
    const client = createClient<Record<string, Endpoint>>(api, {
      send: ({ endpoint, method, path, body }) => {
        const key = endpoint.idempotent && (idempotencyKey ?? randomKey())
        const headers = {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key && { [IDEMPOTENCY_HEADER]: key }),
        }
        const harmless: Harmless = key ? 'keyed' : method === 'GET' ? 'read' : undefined
        return sendRequest({ method, path, headers, harmless, ...(body !== undefined && { body }) }, given)
      },
      refused: (answer) => refusedAnswer(answer, baseUrl),
      unexpected: (issues) => new MalletError('unexpected_answer', { issues: [...issues] }),
    })
    // They are the parts of the very row that has this name.
    return client.call(name, parts as never)
  }
  const ask = async (request: ApiRequest, given: RequestOptions): Promise<unknown> => {
    const answer = await sendRequest(request, given)
    if (answer.status < 200 || answer.status > 299) throw refusedAnswer(answer, baseUrl)
    return readJson(answer.body)
  }

  const { 'actions.run': _, ...rows } = api
  const resources: ApiMethods = createResources(rows, call)
  const { records } = resources
  const runAction = createRunAction(ask)
  return {
    ...resources,
    records: Object.assign<ReadRecords, typeof records>(
      (connectionId, model, given) => readRecords(records, connectionId, model, given),
      records,
    ),
    follow: (connectionId, model, given) => followRecords(records, connectionId, model, given),
    // Each name has the arguments and the answer of its row.
    action: runAction as RunAction,
    actionItems: (connectionId, name, ...[input = {}, given = {}]: [object?, RequestOptions?]) =>
      actionItems(runAction, connectionId, name, input, given),
    proxy: (connectionId) => createProxyFetch(send, baseUrl, apiKey, connectionId),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new MalletError('unexpected_answer', { issues: ['it is not JSON'] }, { cause })
  }
}

const Options = z.object({
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as https://mallet.example.com' }),
  apiKey: z.string('must be a key such as mk_...').regex(/^[\x21-\x7e]+$/, 'must be a key such as mk_...'),
  timeoutSeconds: z.number().positive().max(MOST_SECONDS).default(60),
  retries: z.int().min(0).max(100).default(3),
  longestRetryWaitSeconds: z.number().min(0).max(MOST_SECONDS).default(30),
})

function parseOptions(options: MalletOptions) {
  const parsed = Options.safeParse(options)
  if (!parsed.success) throw new MalletError('invalid_input', { issues: issueLines(parsed.error) })
  const { url, ...rest } = parsed.data
  return { baseUrl: url.replace(/\/+$/, ''), ...rest }
}

/** `crypto.randomUUID` is missing on pages that are not https. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
