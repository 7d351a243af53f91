import type { Route } from '@mallet/contract/derive/routes'
import { MalletError } from '@mallet/contract/errors'
import { REPLAYED_HEADER } from '@mallet/contract/idempotency-key'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { SESSION_LIFETIME_SECONDS } from '../dashboard/sign-in.ts'
import { answerOnce, type Once, type UnderWay, unkept } from '../idempotency/answer-once.ts'
import { CALLBACK_PATH } from '../integrations/redirect-uri.ts'
import type { Gatekeeper } from './admit.ts'
import { type Admitted, authenticate, DASHBOARD_COOKIE } from './authenticate.ts'
import { ATTEMPT_COOKIE } from './callback.ts'
import { readIdempotencyKey } from './idempotency-key.ts'
import { readFile } from './read-file.ts'
import { USUAL_KEYS } from './read-json.ts'
import type { Exchange } from './routes.ts'
import { unstorableTexts } from './storable-text.ts'

const ATTEMPT_COOKIE_SECONDS = 600
/** The largest body that the API takes is a fraction of it. */
const MAX_BODY_BYTES = 65_536

/** Hangs one row of the api table on the server: who asks is checked first, then the row parses and answers. */
export function serveRoute(
  app: FastifyInstance,
  context: () => Context,
  gatekeeper: Gatekeeper,
  process: Pick<Exchange, 'isStopping'>,
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
    onRequest: async (request) => {
      admitted.set(request, await authenticate(context(), gatekeeper, endpoint, request))
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
          ...process,
          ...who,
          once,
          signal: goneSignal(reply),
          keep: (kept) => setCookie(reply, ctx, kept),
          ...(brought && { brought }),
        }
        return handle(exchange, { params, query, body })
      }
      const status = endpoint.status ?? 200
      const idempotencyKey = endpoint.idempotent && readIdempotencyKey(request)
      if (idempotencyKey === undefined) return reply.status(status).send(await work(unkept(ctx)))
      const { apiKeyId } = who.caller
      if (apiKeyId === undefined) throw new MalletError('unauthorized', {})
      const repeatable = { apiKeyId, endpoint: name, idempotencyKey, asked: { params, query, body } }
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

function setCookie(reply: FastifyReply, { settings }: Context, kept: Parameters<Exchange['keep']>[0]): void {
  const secure = settings.publicUrl.startsWith('https:')
  const common = { httpOnly: true, secure } as const
  if (kept.kind === 'dashboard') {
    void reply.setCookie(DASHBOARD_COOKIE, kept.value, {
      ...common,
      sameSite: 'strict',
      path: '/',
      maxAge: SESSION_LIFETIME_SECONDS,
    })
    return
  }
  // Lax: the browser comes back from Gong's site, and must bring it.
  void reply.setCookie(ATTEMPT_COOKIE + kept.attemptId, kept.value, {
    ...common,
    sameSite: 'lax',
    path: CALLBACK_PATH,
    maxAge: ATTEMPT_COOKIE_SECONDS,
  })
}
