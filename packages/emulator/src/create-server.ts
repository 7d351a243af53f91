import Fastify, { type FastifyInstance } from 'fastify'

/** `forceCloseConnections`: clients keep connections open, and a closed emulator must let its process end. */
export function createServer(): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true, exposeHeadRoutes: false })
  // Gong has operations that are a GET with a body.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  return app
}
