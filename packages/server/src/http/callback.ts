import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { finishAttempt } from '../connect/finish-attempt.ts'
import type { Context } from '../context.ts'
import { CALLBACK_PATH } from '../integrations/redirect-uri.ts'
import { errorResponse } from './error-response.ts'
import { messagePage } from './pages/message-page.ts'

export const ATTEMPT_COOKIE = 'mallet_attempt_'

/** Each parameter at most once, since two readers could pick different ones. */
const Query = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(8000).optional(),
  error: z.string().min(1).max(200).optional(),
  iss: z.string().min(1).max(2000).optional(),
})

/**
 * Where Gong sends the browser back to. However the attempt ends, the browser goes on to the linking page, whose
 * address holds no code; only a callback that belongs to no attempt is answered here.
 */
export function serveCallback(app: FastifyInstance, context: () => Context): void {
  app.get(CALLBACK_PATH, async (request, reply) => {
    try {
      const query = Query.safeParse(request.query)
      if (!query.success) throw new MalletError('invalid_state', {})
      const { state, code, error, iss } = query.data
      const callback = {
        state,
        ...(code !== undefined && { code }),
        ...(error !== undefined && { error }),
        ...(iss !== undefined && { iss }),
      }
      const { attemptId } = await finishAttempt(context(), callback, attemptSecrets(request.cookies))
      return await reply.clearCookie(ATTEMPT_COOKIE + attemptId, { path: CALLBACK_PATH }).redirect('/connect', 303)
    } catch (error) {
      if (!(error instanceof MalletError)) request.log.error({ err: error }, 'the callback failed')
      const { status, headers, body } = errorResponse(error, request.id)
      const { message, fix, requestId } = body.error
      return reply
        .status(status)
        .headers(headers)
        .type('text/html; charset=utf-8')
        .send(messagePage({ title: 'Gong was not connected', message, fix, requestId }))
    }
  })
}

const attemptSecrets = (cookies: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(cookies).flatMap(([name, value]) => (name.startsWith(ATTEMPT_COOKIE) && value ? [value] : []))
