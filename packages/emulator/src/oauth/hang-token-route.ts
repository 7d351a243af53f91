import { oauth } from '@mallet/contract/gong/oauth'
import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../emulator-context.ts'
import { hangFaults } from '../faults/hang-faults.ts'
import { answerTokenRequest } from './answer-token-request.ts'
import { tokenDoor } from './oauth-door.ts'
import { acceptForms, formOf, queryOf } from './read-form.ts'
import { TokenRefusal } from './token-refusal.ts'

/** Hangs the token endpoint on Fastify. Errors are JSON as RFC 6749 section 5.2 has them. */
export function hangTokenRoute(app: FastifyInstance, context: EmulatorContext): void {
  app.register(async (scope) => {
    acceptForms(scope)
    hangFaults(scope, context, tokenDoor(context))
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
    })
    scope.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
      if (error instanceof TokenRefusal) {
        const body = { error: error.error, error_description: error.message }
        if (error.error !== 'invalid_client') return reply.code(400).send(body)
        return reply.code(401).header('www-authenticate', 'Basic realm="oauth2"').send(body)
      }
      const status = error.statusCode ?? 500
      const description = status < 500 ? 'The body is not a form.' : 'Something went wrong inside the emulator.'
      return reply
        .code(status < 500 ? 400 : 500)
        .send({ error: status < 500 ? 'invalid_request' : 'server_error', error_description: description })
    })
    scope.post(oauth.tokenPath, async (request) =>
      answerTokenRequest(context, {
        authorization: request.headers.authorization,
        query: queryOf(request.url),
        form: formOf(request.body),
      }),
    )
  })
}
