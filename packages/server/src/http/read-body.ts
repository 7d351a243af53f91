import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { readJson } from './read-json.ts'

/**
 * Reads JSON and nothing else: a form of another site can send text/plain without asking, and what is packed could be a
 * thousand times larger than it seems.
 */
export function readBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      return done(new MalletError('unsupported_media_type', {}))
    }
    // Where none is expected, none is as good as an empty one.
    if (bytes.length === 0 && !request.routeOptions.config.takesBody) return done(null, undefined)
    try {
      done(null, readJson(Buffer.from(bytes)))
    } catch (error) {
      done(error instanceof Error ? error : new MalletError('invalid_json', {}))
    }
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the endpoint reads a body. */
    readonly takesBody?: boolean
  }
}
