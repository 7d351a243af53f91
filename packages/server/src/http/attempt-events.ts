import { Readable } from 'node:stream'
import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getAttempt } from '../connect/attempts/get-attempt.ts'
import { watchAttempt } from '../connect/attempts/watch-attempt.ts'
import type { ConnectSession } from '../connect/sessions/load-connect-session.ts'
import type { Context } from '../context.ts'
import type { Gatekeeper } from './admit.ts'
import { authenticate } from './authenticate.ts'
import { allowOrigin } from './cross-origin.ts'
import type { Drain } from './drain.ts'

const PATH = '/connect/attempts/:id/events'
const DOOR = { path: '/connect/attempts/{id}/events', method: 'GET', scope: 'connect-session' } as const
const Params = z.object({ id: z.string() })

/** Below what the load balancers and proxies of the world take for a dead connection. */
const HEARTBEAT_MS = 15_000
/** A page has one open, and another tab or a reload one more for a moment. */
const MOST_OF_SESSION = 4
/** Far below the connections that the server takes. */
const MOST_IN_ALL = 200
const TRY_AGAIN_SECONDS = 5

export interface EventsOptions {
  readonly context: () => Context
  readonly gatekeeper: Gatekeeper
  readonly drain: Drain
  readonly heartbeatMs?: number
}

/**
 * Tells of an attempt as server-sent events: each `attempt` has the attempt as `GET /connect/attempts/{id}` answers it,
 * the first at once. The stream ends when the attempt is no longer pending, and with its session, its client and this
 * process.
 */
export function serveAttemptEvents(app: FastifyInstance, options: EventsOptions): void {
  const { context, gatekeeper, drain, heartbeatMs = HEARTBEAT_MS } = options
  const sessions = new WeakMap<FastifyRequest, ConnectSession>()
  const open = new Map<string, number>()
  let inAll = 0
  const count = (sessionId: string, by: 1 | -1) => {
    const left = (open.get(sessionId) ?? 0) + by
    inAll += by
    if (left > 0) open.set(sessionId, left)
    else open.delete(sessionId)
  }

  app.route({
    method: 'GET',
    url: PATH,
    onRequest: async (request, reply) => {
      const ctx = context()
      await allowOrigin(ctx, request, reply)
      const { session } = await authenticate(ctx, gatekeeper, DOOR, request)
      if (!session) return
      await allowOrigin(ctx, request, reply, session)
      sessions.set(request, session)
    },
    handler: async (request, reply) => {
      const ctx = context()
      const session = sessions.get(request)
      if (!session) throw new MalletError('unauthorized', {})
      const { id } = Params.parse(request.params)
      await getAttempt(ctx, session, id)
      if (drain.isUnderWay()) throw new MalletError('shutting_down', {})
      if (inAll >= MOST_IN_ALL || (open.get(session.id) ?? 0) >= MOST_OF_SESSION) {
        throw new MalletError('too_many_requests', { retryAfterSeconds: TRY_AGAIN_SECONDS })
      }
      const over = new AbortController()
      count(session.id, 1)
      reply.raw.once('close', () => {
        over.abort()
        count(session.id, -1)
      })
      const events = eventsOf(ctx, session, id, { signal: over.signal, drain, heartbeatMs }, (error) =>
        request.log.error({ err: error }, 'a stream of events ended early'),
      )
      return (
        reply
          .type('text/event-stream; charset=utf-8')
          // Some proxies keep back what comes in small pieces.
          .header('x-accel-buffering', 'no')
          // A connection that stays open behind the stream would keep a process that stops waiting.
          .header('connection', 'close')
          .send(Readable.from(events, { objectMode: false, highWaterMark: 0 }))
      )
    },
  })
}

interface Until {
  readonly signal: AbortSignal
  readonly drain: Drain
  readonly heartbeatMs: number
}

async function* eventsOf(
  ctx: Context,
  session: ConnectSession,
  id: string,
  { signal, drain, heartbeatMs }: Until,
  onFault: (error: unknown) => void,
): AsyncGenerator<string, void, void> {
  let told: string | undefined
  let toldAtMs = performance.now()
  try {
    for await (const attempt of watchAttempt(ctx, session, id, signal)) {
      const text = JSON.stringify(attempt)
      const isNews = text !== told
      if (isNews || performance.now() - toldAtMs >= heartbeatMs) {
        yield isNews ? `event: attempt\ndata: ${text}\n\n` : ': still there\n\n'
        told = text
        toldAtMs = performance.now()
      }
      if (drain.isUnderWay()) return
    }
  } catch (error) {
    // The page asks again, or polls. What is half an answer must not look like a broken connection to it.
    onFault(error)
  }
}
