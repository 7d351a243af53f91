import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'

type WithoutRoute = NonNullable<FastifyServerOptions['frameworkErrors']>

/**
 * `forceCloseConnections`: clients keep connections open, and a closed emulator must let its process end.
 *
 * @param refuse answers what Fastify itself turns away, such as an address that cannot be decoded
 */
export function createServer(refuse?: WithoutRoute): FastifyInstance {
  const app = Fastify({
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    ...(refuse && { frameworkErrors: refuse }),
  })
  // Gong has operations that are a GET with a body.
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true })
  return app
}
