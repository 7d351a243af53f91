import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { createInstallSession } from '../connect/sessions/create-install-session.ts'
import { loadConnectSettings } from '../connect/settings/load-connect-settings.ts'
import type { Context } from '../context.ts'
import { errorResponse } from './error-response.ts'
import { createRateLimiter } from './limit-rate.ts'
import { messagePage } from './pages/message-page.ts'

interface Params {
  Params: { integrationId: string }
}

/** Each visit makes a session, which nobody needs more than a few of. */
const VISITS = { perSecond: 0.2, burst: 20 }

/**
 * Where the button of a listing at Gong leads: to the operator's own sign-in where there is one, which then makes a
 * session for the customer it knows, else straight to linking.
 */
export function serveInstall(app: FastifyInstance, context: () => Context): void {
  const visits = createRateLimiter(VISITS, () => performance.now())
  app.get<Params>('/install/:integrationId', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      const ctx = context()
      const { installUrl } = await loadConnectSettings(ctx.db)
      if (installUrl !== null) return await reply.redirect(installUrl, 303)
      const retryAfterSeconds = visits.take(request.ip)
      if (retryAfterSeconds > 0) throw new MalletError('too_many_requests', { retryAfterSeconds })
      return await reply.redirect(await createInstallSession(ctx, request.params.integrationId), 303)
    } catch (error) {
      if (!(error instanceof MalletError)) request.log.error({ err: error }, 'an installation could not begin')
      const { status, headers, body } = errorResponse(error, request.id)
      const { message, requestId } = body.error
      const fix = isMalletError(error, 'too_many_requests')
        ? 'Wait a minute, then load this page again.'
        : 'Go back to Gong and begin there again, or ask whoever offers this integration.'
      return reply
        .status(status)
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(messagePage({ title: 'Linking could not begin', message, fix, requestId }))
    }
  })
}
