import type { Route } from '@mallet/contract/derive/routes'
import type { FastifyInstance, FastifyReply } from 'fastify'
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
  app.route({
    method: endpoint.method,
    url: pattern,
    handler: async (request, reply) => {
      const ctx = context()
      const session = await authenticate(ctx, endpoint, request)
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
