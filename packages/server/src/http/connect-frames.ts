import type { FastifyInstance } from 'fastify'
import { loadConnectSettings } from '../connect/settings/load-connect-settings.ts'
import type { Context } from '../context.ts'
import { CALLBACK_PATH } from '../integrations/redirect-uri.ts'

/** Views of one document. */
export const CONNECT_PAGES = ['/connect', '/connect/launch', '/connect/confirm', '/connect/done']

/**
 * Lets the operator's pages frame the linking page, and only those in the settings of Connect; nobody frames anything
 * else. A window that the operator's page opened stays its own on the way to Gong and back, so that it can be closed.
 */
export function frameConnect(app: FastifyInstance, context: () => Context): void {
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    if (url === undefined) return
    const isPage = CONNECT_PAGES.includes(url)
    if (isPage || url === CALLBACK_PATH) void reply.header('cross-origin-opener-policy', 'unsafe-none')
    if (!isPage) return
    const { allowedOrigins } = await loadConnectSettings(context().db)
    const policy = String(reply.getHeader('content-security-policy'))
    const framedBy = ["frame-ancestors 'self'", ...allowedOrigins].join(' ')
    void reply
      .header('content-security-policy', policy.replace("frame-ancestors 'none'", framedBy))
      .removeHeader('x-frame-options')
  })
}
