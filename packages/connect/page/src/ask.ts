import type { connectPage } from '@mallet/contract/api/connect-page'
import type { Input, Output } from '@mallet/contract/endpoint'

type ConnectPage = typeof connectPage
type Name = keyof ConnectPage

/** Where each is asked. The types hold them against the contract, whose schemas a browser does without. */
const addresses: { readonly [N in Name]: readonly [ConnectPage[N]['method'], ConnectPage[N]['path']] } = {
  'connect.look': ['GET', '/connect/look'],
  'connect.session': ['GET', '/connect/session'],
  'connect.attempts.create': ['POST', '/connect/attempts'],
  'connect.launch': ['POST', '/connect/launch'],
  'connect.launch.look': ['POST', '/connect/launch/look'],
  'connect.attempts.get': ['GET', '/connect/attempts/{id}'],
  'connect.attempts.cancel': ['DELETE', '/connect/attempts/{id}'],
  'connect.share': ['POST', '/connect/share'],
  'connect.choices': ['GET', '/connect/choices'],
  'connect.finish': ['POST', '/connect/finish'],
}

export type Answered<N extends Name> = Output<ConnectPage[N]>
export type Session = Answered<'connect.session'>
export type Integration = Session['integrations'][number]
export type Attempt = Answered<'connect.attempts.get'>
export type Choices = Answered<'connect.choices'>
export type Configuration = Choices['chosen']
export type Credentials = NonNullable<Input<ConnectPage['connect.attempts.create']>['body']['credentials']>

/** What an answer other than success told, or what this page found out by itself. */
export interface Told {
  readonly code: string
  readonly message: string
  readonly fix: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly requestId: string | null
}

export class Refusal extends Error {
  readonly told: Told

  constructor(told: Told) {
    super(told.message)
    this.told = told
  }
}

type Asked<N extends Name> = Input<ConnectPage[N]>
type Parts<N extends Name> = keyof Asked<N> extends never ? [] : [parts: Asked<N>]

/** @throws Refusal for every other answer than success, and for none */
export interface Ask {
  <N extends Name>(name: N, ...parts: Parts<N>): Promise<Answered<N>>
  /** An answer that goes on: what it says line by line, until it ends or the signal says so. */
  stream(path: string, signal: AbortSignal): Promise<ReadableStream<string>>
}

const DEADLINE_MS = 60_000

/** A way to ask Mallet from its own page, with the token of a session where there is one. */
export function createAsk(fetch: typeof window.fetch, token?: string): Ask {
  const headers = (more: Readonly<Record<string, string>> = {}) => ({
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...more,
  })
  async function send(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    } catch (cause) {
      if (init.signal?.aborted && init.signal.reason?.name !== 'TimeoutError') throw cause
      throw new Refusal(ownRefusal('unreachable'))
    }
  }
  const ask = async (name: Name, parts?: { readonly params?: { id: string }; readonly body?: object }) => {
    const [method, pattern] = addresses[name]
    const path = pattern.replace('{id}', encodeURIComponent(parts?.params?.id ?? ''))
    const body = parts?.body
    const response = await send(path, {
      method,
      headers: headers(body && { 'content-type': 'application/json' }),
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok && answer !== undefined) return answer
    throw new Refusal(readRefusal(answer, response))
  }
  const stream = async (path: string, signal: AbortSignal) => {
    const response = await send(path, { headers: headers({ accept: 'text/event-stream' }), signal })
    if (response.ok && response.body && response.headers.get('content-type')?.startsWith('text/event-stream')) {
      return response.body.pipeThrough(new TextDecoderStream())
    }
    throw new Refusal(readRefusal(await response.json().catch(() => undefined), response))
  }
  // The table holds method and path of each name against its types, which no signature of one function can say.
  return Object.assign(ask as (...given: readonly unknown[]) => Promise<never>, { stream })
}

/** What this page finds out without an answer; its words are in the catalogues. */
export function ownRefusal(code: OwnCode): Told {
  return { code, message: '', fix: '', requestId: null }
}

/** Beside the codes of the API. */
export const OWN_CODES = [
  'unreachable',
  'unreadable',
  'popup_blocked',
  'attempt_expired',
  'origin_not_allowed',
  'no_integration',
  'crashed',
] as const
export type OwnCode = (typeof OWN_CODES)[number]

function readRefusal(answer: unknown, response: Response): Told {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : undefined
  const requestId = response.headers.get('x-request-id')
  if (!error || typeof error.code !== 'string') return { ...ownRefusal('unreadable'), requestId }
  return {
    code: error.code,
    message: String(error.message ?? ''),
    fix: String(error.fix ?? ''),
    ...(isRecord(error.details) && { details: error.details }),
    requestId: typeof error.requestId === 'string' ? error.requestId : requestId,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
