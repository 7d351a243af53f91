import type { FastifyInstance } from 'fastify'
import { ControlRefusal } from './control-input.ts'

/** Makes every error of these doors an object with an `error`, which says what is wrong of the request and nothing else. */
export function answerRefusals(app: FastifyInstance): void {
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    if (error instanceof ControlRefusal) return reply.code(error.status).send({ error: error.message })
    const status = error.statusCode ?? 500
    return reply
      .code(status)
      .send({ error: status < 500 ? error.message : 'Something went wrong inside the emulator.' })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url.split('?')[0]} here.` }),
  )
}
