import type { FastifyReply } from 'fastify'

/** Aborts when the asker goes away before it is answered. */
export function abortOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => controller.abort())
  return controller.signal
}
