import type { Route } from '@mallet/contract/derive/routes'
import { MalletError } from '@mallet/contract/errors'
import { REPLAYED_HEADER } from '@mallet/contract/idempotency-key'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { answerOnce, type Once, type UnderWay, unkept } from '../idempotency/answer-once.ts'
import { CALLBACK_PATH } from '../integrations/redirect-uri.ts'
import type { Gatekeeper } from './admit.ts'
import { attemptCookie } from './attempt-cookie.ts'
import { type Admitted, authenticate } from './authenticate.ts'
import { allowOrigin, isCrossOrigin } from './cross-origin.ts'
import { readDashboardCookie, setDashboardCookie } from './dashboard-cookie.ts'
import type { GuessLimits } from './guess-limits.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { readFile } from './read-file.ts'
import { USUAL_KEYS } from './read-json.ts'
import type { Exchange } from './routes.ts'
import { unstorableTexts } from './storable-text.ts'

const ATTEMPT_COOKIE_SECONDS = 600
/** The largest body that the API takes is a fraction of it. */
const MAX_BODY_BYTES = 65_536

/** What is one for all routes of a process. */
interface Process extends Pick<Exchange, 'isStopping'> {
  readonly guesses: GuessLimits
}

/** Hangs one row of the api table on the server: who asks is checked first, then the row parses and answers. */
export function serveRoute(
  app: FastifyInstance,
  context: () => Context,
  gatekeeper: Gatekeeper,
  { isStopping, guesses }: Process,
  { name, endpoint, pattern, handle }: Route<Exchange>,
): void {
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  const underWay: UnderWay = new Map()
  app.route({
    method: endpoint.method,
    url: pattern,
    config: {
      takesBody: endpoint.body !== undefined,
      // In proportion: a list of a thousand things has some fields for each.
      maxKeys: Math.ceil((USUAL_KEYS * (endpoint.maxBodyBytes ?? MAX_BODY_BYTES)) / MAX_BODY_BYTES),
    },
    bodyLimit: endpoint.maxBodyBytes ?? MAX_BODY_BYTES,
    // Before the body is read: who may not ask costs no memory and learns nothing about the form of the request.
    onRequest: async (request, reply) => {
      const ctx = context()
      // Before anything is refused, so that the operator's own page can read why.
      if (isCrossOrigin({ name, endpoint })) await allowOrigin(ctx, request, reply)
      const who = await authenticate(ctx, gatekeeper, endpoint, request)
      if (who.session) await allowOrigin(ctx, request, reply, who.session)
      admitted.set(request, who)
    },
    handler: async (request, reply) => {
      const ctx = context()
      const { params, query } = request
      const brought = endpoint.mayBeFile && (await readFile(request))
      const body = brought ? {} : request.body
      refuseUnreadable({ params, query, body }, endpoint.body !== undefined)
      const who = admitted.get(request)
      if (!who) throw new MalletError('unauthorized', {})
      const work = (once: Once) => {
        const exchange: Exchange = {
          ctx,
          isStopping,
          ...who,
          attempt: (account, judge) => guesses.attempt(account, request.ip, judge),
          visitor: {
            browser: request.headers['user-agent'] ?? '',
            sessionSecret: readDashboardCookie(ctx, request),
          },
          once,
          note: (what, message) => request.log.info(what, message),
          signal: goneSignal(reply),
          keep: (kept) => setCookie(reply, ctx, kept),
          ...(brought && { brought }),
        }
        return handle(exchange, { params, query, body })
      }
      const status = endpoint.status ?? 200
      const idempotencyKey = endpoint.idempotent && readIdempotencyKey(request)
      if (idempotencyKey === undefined) return reply.status(status).send(await work(unkept(ctx)))
      const { id: callerId } = who.caller
      if (callerId === undefined) throw new MalletError('unauthorized', {})
      const repeatable = { callerId, endpoint: name, idempotencyKey, asked: { params, query, body } }
      const write = (made: unknown) => JSON.stringify(endpoint.response.parse(made))
      const { text, isReplay } = await answerOnce(ctx, underWay, repeatable, write, work)
      if (isReplay) void reply.header(REPLAYED_HEADER, 'true')
      return reply.status(status).type('application/json; charset=utf-8').send(text)
    },
  })
}

/** Aborted when the connection closes before the answer is out. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => raw.writableFinished || gone.abort())
  return gone.signal
}

interface Parts {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** What no endpoint can mean: text that could not be kept as it is, and a body where none is read. */
function refuseUnreadable({ params, query, body }: Parts, takesBody: boolean): void {
  const isEmpty = body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0)
  const issues = [
    ...unstorableTexts(params),
    ...unstorableTexts(query),
    ...unstorableTexts(body),
    // A schema that takes any name would pass over this one in silence.
    ...(isObject(query) && Object.hasOwn(query, '__proto__') ? ['query.__proto__: is unknown'] : []),
    ...(takesBody || isEmpty ? [] : ['the body: this endpoint reads none']),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function setCookie(reply: FastifyReply, ctx: Context, kept: Parameters<Exchange['keep']>[0]): void {
  if (kept.kind === 'dashboard') {
    setDashboardCookie(reply, ctx, kept.value)
    return
  }
  // Lax: the browser comes back from Gong's site, and must bring it.
  void reply.setCookie(attemptCookie(ctx.settings.publicUrl, kept.attemptId), kept.value, {
    httpOnly: true,
    secure: ctx.settings.publicUrl.startsWith('https:'),
    sameSite: 'lax',
    path: CALLBACK_PATH,
    maxAge: ATTEMPT_COOKIE_SECONDS,
  })
}
