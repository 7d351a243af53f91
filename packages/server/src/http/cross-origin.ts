import type { Api } from '@mallet/contract/api/index'
import type { Endpoint } from '@mallet/contract/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ConnectSession } from '../connect/sessions/load-connect-session.ts'
import { loadConnectSettings } from '../connect/settings/load-connect-settings.ts'
import type { Context } from '../context.ts'

const PREFLIGHT_SECONDS = 600
const LOOK: keyof Api = 'connect.look'
/** Beside the rows of the table. */
const EVENTS = { pattern: '/connect/attempts/:id/events', method: 'GET' }

/** What an operator's own page may ask, from its own origin, with the token of a session. Nothing else of Mallet is. */
export const isCrossOrigin = ({ name, endpoint }: { name: string; endpoint: Pick<Endpoint, 'scope'> }): boolean =>
  endpoint.scope === 'connect-session' || name === LOOK

/**
 * Lets a page of the operator read the answer, and says so to its browser. The origin is compared whole with those in
 * the settings of Connect and, once the session is known, with its own; anything else gets no such header. Cookies are
 * not part of it.
 */
export async function allowOrigin(
  { db }: Pick<Context, 'db'>,
  request: FastifyRequest,
  reply: FastifyReply,
  session?: Pick<ConnectSession, 'allowed_origins'>,
): Promise<void> {
  // Whoever keeps answers must not give one of these to a page of another origin.
  void reply.header('vary', 'Origin')
  void reply.removeHeader('access-control-allow-origin')
  const { origin } = request.headers
  if (origin === undefined) return
  const { allowedOrigins } = await loadConnectSettings(db)
  if (!allowedOrigins.includes(origin) || session?.allowed_origins?.includes(origin) === false) return
  void reply.headers({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, retry-after, x-mallet-now',
  })
}

/** Answers what browsers ask before they send such a request. */
export function servePreflight(
  app: FastifyInstance,
  context: () => Context,
  routes: readonly { readonly pattern: string; readonly name: string; readonly endpoint: Endpoint }[],
): void {
  const rows = routes.filter(isCrossOrigin).map(({ pattern, endpoint }) => ({ pattern, method: endpoint.method }))
  const all = [...rows, EVENTS]
  for (const pattern of new Set(all.map((row) => row.pattern))) {
    const methods = all.flatMap((row) => (row.pattern === pattern ? [row.method] : [])).join(', ')
    app.options(pattern, async (request, reply) => {
      await allowOrigin(context(), request, reply)
      if (reply.hasHeader('access-control-allow-origin')) {
        void reply.headers({
          'access-control-allow-methods': methods,
          'access-control-allow-headers': 'authorization, content-type, last-event-id',
          'access-control-max-age': PREFLIGHT_SECONDS,
        })
      }
      return reply.status(204).send()
    })
  }
}
