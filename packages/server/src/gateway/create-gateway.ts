import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import { Secret } from '@mallet/contract/secret'
import { refused, type StreamedAnswer } from '@mallet/gong'
import type { Foundation } from '../foundation.ts'
import type { Budget } from './budget/create-budget.ts'
import type { Lane } from './budget/decide.ts'
import { type FreshContext, freshAccess, type UnderWay } from './credentials/fresh-access.ts'
import type { Access } from './credentials/load-access.ts'
import { expireGeneration, storeDeadCredential } from './credentials/needs-reauth.ts'
import type { NewCredential } from './credentials/store-credential.ts'
import { type Departure, type StreamedDeparture, toDeparture, toSend } from './departure.ts'
import { requireEnabled } from './enabled.ts'
import { type AnyAnswer, type Destination, refusalOf, type Sender, sendInBudget } from './send-in-budget.ts'

interface Caller {
  readonly connectionId: string
  readonly lane: Lane
  /** Refused, whoever asks, where the connection's integration does not enable it. A sync asks for none. */
  readonly action?: string
  /** Called for each request that leaves, so that a run can count them. */
  readonly onSent?: () => void
}

export interface Unlinked {
  readonly credential: NewCredential
  readonly baseUrl: string
  /** Where the request is booked, and the limits there. */
  readonly companyId: string
  readonly perSecond: number
  readonly perDay: number
}

/** The one way to Gong's API: credentials, budget, sending, and what a refusal means. */
export interface Gateway {
  /**
   * Sends a request of a connection. A 401 renews the token once and repeats once; a short Retry-After is waited for. A
   * file is sent once: after a 401 that is `refresh_in_progress`, after a 429 `rate_limited`.
   *
   * @throws {@link MalletError} `not_found`, `action_disabled`, `connection_suspended`, `needs_reauth`, `refresh_in_progress`, `missing_scope`,
   *   `wrong_base_url`, `rate_limited`, `gong_unavailable`; `invalid_client`, `untrusted_ip`, `authorization_failed` where the token is over
   *   and Gong refuses to renew it for such a reason. Any other answer is returned as it is.
   */
  request(caller: Caller, request: OutgoingRequest): Promise<IncomingAnswer>
  /**
   * The same for a request that somebody else has put together, whose answer is read piece by piece. A refusal of Gong
   * is an answer, whole and without the credential. What is sent once is treated as a file is.
   *
   * @throws {@link MalletError} as `request`; `gong_unavailable` with reason `given_up` after its signal
   */
  stream(caller: Caller, request: StreamedDeparture): Promise<StreamedAnswer>
  /** Sends a request with credentials that belong to no connection yet. */
  sendUnlinked(unlinked: Unlinked, request: OutgoingRequest): Promise<IncomingAnswer>
  /** Lets nothing of a connection leave any more, what waits for its slot included, or lets it again. */
  hold(connectionId: string, isHeld: boolean): void
  readonly budget: Budget
  /** Resolves when no refresh is under way. An answer that the database does not take by then stays in the journal. */
  close(): Promise<void>
}

export interface GatewayContext extends FreshContext, Pick<Foundation, 'stream'> {
  readonly budget: Budget
}

export function createGateway(foundation: GatewayContext): Gateway {
  const underWay: UnderWay = new Map()
  const stopping = new AbortController()
  const ctx = { ...foundation, stopping: stopping.signal }
  const held = new Set<string>()
  const leaving = (caller: Caller) => () => {
    if (held.has(caller.connectionId))
      throw new MalletError('connection_suspended', { connectionId: caller.connectionId })
    caller.onSent?.()
  }
  const whole = { budget: ctx.budget, send: marked(ctx, (departure, to) => ctx.send(toSend(departure, to))) }
  const streamed = {
    budget: ctx.budget,
    send: marked(ctx, (departure: StreamedDeparture, to) =>
      ctx.stream({ ...toSend(departure, to), takesGzip: departure.takesGzip }),
    ),
  }

  /** Asks with the present credentials, and once more with renewed ones. */
  async function ask<D extends Departure, A extends AnyAnswer>(
    sender: Sender<D, A>,
    caller: Caller,
    departure: D,
    isUnknown: boolean,
  ): Promise<A> {
    const sendingWith = (access: Access) => toSending(access, { ...caller, onSent: leaving(caller) })
    const access = await freshAccess(ctx, underWay, caller.connectionId)
    if (caller.action !== undefined) requireEnabled(access.enabled, caller.action)
    const answer = await sendInBudget(sender, sendingWith(access), departure)
    if (!isDeadCredential(answer, departure, access)) return answer
    const afterProbe = async (used: Access, refusal: A, reason: Parameters<typeof giveUp>[2]) => {
      const probed = isProbe(departure) ? refusal : await sendInBudget(whole, sendingWith(used), probe)
      if (probed.status === 401) throw await giveUp(ctx, used, reason)
      return refusal
    }
    if (access.kind === 'apiKey') return afterProbe(access, answer, 'key_refused')
    await expireGeneration(ctx.db, access.connectionId, access.generation, ctx.clock.now())
    const renewed = await freshAccess(ctx, underWay, caller.connectionId)
    // What went by cannot be sent again. The new token is there for when it comes again.
    if (departure.isSentOnce) throw new MalletError('refresh_in_progress', { connectionId: caller.connectionId })
    const second = await sendInBudget(sender, sendingWith(renewed), departure)
    if (!isDeadCredential(second, departure, renewed)) return second
    if (isUnknown) return afterProbe(renewed, second, 'access_token_refused')
    throw await giveUp(ctx, renewed, 'access_token_refused')
  }

  return {
    request: (caller, request) => ask(whole, caller, toDeparture(request, ctx.random), false),
    stream: (caller, departure) => ask(streamed, caller, departure, departure.isUnknown),
    sendUnlinked: ({ credential, ...booking }, request) =>
      sendInBudget(
        whole,
        {
          ...booking,
          authorization: authorization(credential.kind, credential.access),
          connectionId: '',
          lane: 'interactive',
        },
        toDeparture(request, ctx.random),
      ),
    hold: (connectionId, isHeld) => {
      if (isHeld) held.add(connectionId)
      else held.delete(connectionId)
    },
    budget: ctx.budget,
    close: async () => {
      stopping.abort()
      await Promise.allSettled(underWay.values())
    },
  }
}

/** Sends between two moments: nothing has left at the one, and at the other an answer is here that nobody has used. */
function marked<D extends Departure, A>(
  { reached }: GatewayContext,
  send: (departure: D, to: Destination) => Promise<A>,
) {
  return async (departure: D, to: Destination): Promise<A> => {
    await reached('before-request')
    const answer = await send(departure, to)
    await reached('after-answer')
    return answer
  }
}

/** What is asked when another operation answered 401, since some operations refuse for reasons of their own. */
const probe: Departure = {
  name: 'users.list',
  method: 'GET',
  path: gong['users.list'].path,
  headers: { accept: 'application/json' },
  deadlineMs: 60_000,
  isReading: true,
  isSentOnce: false,
}

const isProbe = ({ method, path }: Departure) => method === probe.method && path === probe.path

async function giveUp(
  ctx: GatewayContext,
  access: Access,
  reason: 'access_token_refused' | 'key_refused',
): Promise<MalletError> {
  await storeDeadCredential(ctx, access.connectionId, access.generation, reason)
  return new MalletError('needs_reauth', { connectionId: access.connectionId })
}

/** Whether a 401 is about the credential itself. One about a scope or a host is thrown: a new token would not help. */
function isDeadCredential(answer: AnyAnswer, departure: Departure, { baseUrl }: Access): boolean {
  if (answer.status !== 401) return false
  const error = refused(refusalOf(answer), departure)
  if (isMalletError(error, 'missing_scope')) throw error
  if (isMalletError(error, 'wrong_base_url')) throw new MalletError('wrong_base_url', { baseUrl })
  return true
}

function toSending(access: Access, { lane, onSent }: Caller) {
  const { companyId, connectionId, baseUrl, perSecond, perDay } = access
  return {
    authorization: authorization(access.kind, access.secret),
    baseUrl,
    companyId,
    connectionId,
    lane,
    perSecond,
    perDay,
    ...(onSent && { onSent }),
  }
}

function authorization(kind: NewCredential['kind'], access: Secret): Secret {
  const text = access.reveal()
  return new Secret(kind === 'oauth2' ? `Bearer ${text}` : `Basic ${Buffer.from(text).toString('base64')}`)
}
