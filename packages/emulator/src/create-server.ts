import Fastify, { type FastifyInstance } from 'fastify'

/** `forceCloseConnections`: clients keep connections open, and a closed emulator must let its process end. */
export const createServer = (): FastifyInstance => Fastify({ forceCloseConnections: true, exposeHeadRoutes: false })
