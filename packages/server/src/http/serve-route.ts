import type { Route } from '@mallet/contract/derive/routes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConnectSession } from '../connect/load-connect-session.ts'
import type { Context } from '../context.ts'
import { SESSION_LIFETIME_SECONDS } from '../dashboard/sign-in.ts'
import { authenticate, DASHBOARD_COOKIE } from './authenticate.ts'
import { ATTEMPT_COOKIE, CALLBACK_PATH } from './callback.ts'
import type { Exchange } from './routes.ts'

const ATTEMPT_COOKIE_SECONDS = 600

/** Hangs one row of the api table on the server: who asks is checked first, then the row parses and answers. */
export function serveRoute(
  app: FastifyInstance,
  context: () => Context,
  { endpoint, pattern, handle }: Route<Exchange>,
): void {
  const sessions = new WeakMap<FastifyRequest, ConnectSession>()
  app.route({
    method: endpoint.method,
    url: pattern,
    // Before the body is read: who may not ask costs no memory and learns nothing about the form of the request.
    onRequest: async (request) => {
      const session = await authenticate(context(), endpoint, request)
      if (session) sessions.set(request, session)
    },
    handler: async (request, reply) => {
      const ctx = context()
      const session = sessions.get(request)
      const exchange: Exchange = { ctx, session, keep: (kept) => setCookie(reply, ctx, kept) }
      const body = await handle(exchange, { params: request.params, query: request.query, body: request.body })
      return reply.status(endpoint.status ?? 200).send(body)
    },
  })
}

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
