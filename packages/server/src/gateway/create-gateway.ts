import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import { Secret } from '@mallet/contract/secret'
import { refused, type StreamedAnswer } from '@mallet/gong'
import type { Foundation } from '../foundation.ts'
import type { Budget } from './budget/create-budget.ts'
import type { Lane } from './budget/decide.ts'
import { type FreshContext, freshAccess, type UnderWay } from './credentials/fresh-access.ts'
import type { Access } from './credentials/load-access.ts'
import { expireGeneration, storeDeadCredential } from './credentials/needs-reauth.ts'
import { recoverByUse } from './credentials/recover-by-use.ts'
import type { NewCredential } from './credentials/store-credential.ts'
import { type Departure, type StreamedDeparture, toDeparture, toSend } from './departure.ts'
import { requireEnabled } from './enabled.ts'
import { isProbe, isSuspect, probe, verdictOf } from './judge-refusal.ts'
import { type AnyAnswer, type Destination, refusalOf, type Sender, sendInBudget } from './send-in-budget.ts'

interface Caller {
  readonly connectionId: string
  readonly lane: Lane
  /** Refused, whoever asks, where the connection's integration does not enable it. A sync asks for none. */
  readonly action?: string
  /** Called for each request that leaves, so that a run can count them. */
  readonly onSent?: () => void
  /** It finds out itself what a refusal means, and stores that. */
  readonly isJudge?: true
}

/** After an operation was refused on its own, the next refusal within this time is not looked into. */
const JUDGED_FOR_MS = 60_000
const MOST_JUDGED = 10_000

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
   * Sends a request of a connection. A 401 renews the token once and repeats once; a short Retry-After is waited for.
   * Where a refusal may be about the address of either side, another operation is asked, and what that says is stored;
   * a connection that was refused so and is served again is active again. A file is sent once: after a 401 that is `refresh_in_progress`, after a 429 `rate_limited`.
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
  const judged = new Map<string, number>()
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
    if (caller.action !== undefined) {
      if (access.isUnclaimed) throw new MalletError('connection_unclaimed', { connectionId: caller.connectionId })
      requireEnabled(access.enabled, caller.action)
    }
    const answer = await sendInBudget(sender, sendingWith(access), departure)
    const fault = credentialFault(answer, departure)
    if (fault === undefined) return settle(access, answer)
    const afterProbe = async (used: Access, refusal: A, reason: Parameters<typeof giveUp>[2]) => {
      const probed = isProbe(departure) ? refusal : await sendInBudget(whole, sendingWith(used), probe)
      if (probed.status === 401) throw await giveUp(ctx, used, reason)
      return refusal
    }
    if (access.kind === 'apiKey') {
      if (fault === 'elsewhere') throw await wrongHost(ctx, access)
      return afterProbe(access, answer, 'key_refused')
    }
    // One that is known to be at the wrong address is renewed as it falls due, not with each request.
    if (fault === 'elsewhere' && !access.isActive) throw await wrongHost(ctx, access)
    await expireGeneration(ctx.db, access.connectionId, access.generation, ctx.clock.now())
    const renewed = await freshAccess(ctx, underWay, caller.connectionId)
    // What went by cannot be sent again. The new token is there for when it comes again.
    if (departure.isSentOnce) throw new MalletError('refresh_in_progress', { connectionId: caller.connectionId })
    const second = await sendInBudget(sender, sendingWith(renewed), departure)
    const secondFault = credentialFault(second, departure)
    if (secondFault === undefined) return settle(renewed, second)
    // With the token Gong named the company's address, and is not there.
    if (secondFault === 'elsewhere') throw await wrongHost(ctx, renewed)
    if (isUnknown) return afterProbe(renewed, second, 'access_token_refused')
    throw await giveUp(ctx, renewed, 'access_token_refused')

    async function settle(used: Access, settled: A): Promise<A> {
      if (used.isUsedOn && settled.status < 300) await recoverByUse(ctx, used)
      if (!caller.isJudge && isSuspect(settled, departure) && mayJudge(used.connectionId)) {
        const probed = isProbe(departure)
          ? settled
          : await sendInBudget(whole, sendingWith(used), probe).catch(unlessKnown)
        const verdict = probed && verdictOf(probed)
        if (verdict) await storeDeadCredential(ctx, used.connectionId, used.generation, verdict)
      }
      return settled
    }
  }

  /** A key that may not do one thing would otherwise be looked into with each request. */
  function mayJudge(connectionId: string): boolean {
    const now = performance.now()
    const last = judged.get(connectionId)
    if (last !== undefined && now - last < JUDGED_FOR_MS) return false
    if (judged.size >= MOST_JUDGED) judged.clear()
    judged.set(connectionId, now)
    return true
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

async function giveUp(
  ctx: GatewayContext,
  access: Access,
  reason: 'access_token_refused' | 'key_refused',
): Promise<MalletError> {
  await storeDeadCredential(ctx, access.connectionId, access.generation, reason)
  return new MalletError('needs_reauth', { connectionId: access.connectionId })
}

/** The address that is stored is none of this company's. */
async function wrongHost(ctx: GatewayContext, { connectionId, generation, baseUrl }: Access): Promise<MalletError> {
  await storeDeadCredential(ctx, connectionId, generation, 'wrong_base_url')
  return new MalletError('wrong_base_url', { baseUrl })
}

/** No answer to the probe decides nothing. */
function unlessKnown(error: unknown): undefined {
  if (!(error instanceof MalletError)) throw error
}

/** What a 401 says of the credential: it is refused, or is another company's at this host. One about a scope is thrown. */
function credentialFault(answer: AnyAnswer, departure: Departure): 'refused' | 'elsewhere' | undefined {
  if (answer.status !== 401) return undefined
  const error = refused(refusalOf(answer), departure)
  if (isMalletError(error, 'missing_scope')) throw error
  return isMalletError(error, 'wrong_base_url') ? 'elsewhere' : 'refused'
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
