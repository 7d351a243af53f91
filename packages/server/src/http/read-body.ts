import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { readJson } from './read-json.ts'

/**
 * Reads JSON and nothing else: a form of another site can send text/plain without asking, and what is packed could be a
 * thousand times larger than it seems.
 */
export function readBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  takeJson(app)
}

/** JSON by the rules of this API, whatever else is taken beside it. */
export function takeJson(app: FastifyInstance): void {
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      return done(new MalletError('unsupported_media_type', {}))
    }
    // Where none is expected, none is as good as an empty one.
    if (bytes.length === 0 && !request.routeOptions.config.takesBody) return done(null, undefined)
    try {
      done(null, readJson(Buffer.from(bytes), request.routeOptions.config.maxKeys))
    } catch (error) {
      done(error instanceof Error ? error : new MalletError('invalid_json', {}))
    }
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the endpoint reads a body. */
    readonly takesBody?: boolean
    /** As many fields as its JSON may have in all. */
    readonly maxKeys?: number
  }
}
