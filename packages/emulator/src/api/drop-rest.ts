import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'

/**
 * Reads what is left of a file that nobody wanted to the end. Many clients send all of it before they look at the
 * answer, and would wait for ever.
 */
export async function dropRest({ body }: FastifyRequest): Promise<void> {
  if (!(body instanceof Readable)) return
  body.unpipe()
  body.resume()
}
