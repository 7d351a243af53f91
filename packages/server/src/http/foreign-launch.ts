import type { FastifyInstance } from 'fastify'

const LAUNCH_PATH = '/connect/launch'

/**
 * Lets only the linking page itself launch an attempt without a word. A launch address that comes from anywhere else,
 * such as somebody's mail or another site, leads to the view that says what it links and goes on by a click; the code in
 * its fragment goes with it. Browsers that do not say where a navigation comes from are taken at their word.
 * https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function confirmForeignLaunch(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== LAUNCH_PATH) return
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') return reply.redirect('/connect/confirm', 303)
  })
}
