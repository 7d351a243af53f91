import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { finishAttempt } from '../connect/attempts/finish-attempt.ts'
import type { Context } from '../context.ts'
import { CALLBACK_PATH } from '../integrations/redirect-uri.ts'
import { attemptCookie, attemptSecrets } from './attempt-cookie.ts'
import { errorResponse } from './error-response.ts'
import { messagePage } from './pages/message-page.ts'

/** Each parameter at most once, since two readers could pick different ones. */
const Query = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(8000).optional(),
  error: z.string().min(1).max(200).optional(),
  error_description: z.string().max(2000).optional(),
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
      const { state, code, error, error_description: errorDescription, iss } = query.data
      const callback = {
        state,
        ...(code !== undefined && { code }),
        ...(error !== undefined && { error }),
        ...(errorDescription !== undefined && { errorDescription }),
        ...(iss !== undefined && { iss }),
      }
      const ctx = context()
      const { publicUrl } = ctx.settings
      const secrets = attemptSecrets(publicUrl, request.cookies)
      const { attemptId, inWindow } = await finishAttempt(ctx, callback, secrets, request.id)
      // A browser takes a cookie of such a name back only from an answer that could have set it.
      const place = { path: CALLBACK_PATH, secure: publicUrl.startsWith('https:') }
      return await reply
        .clearCookie(attemptCookie(publicUrl, attemptId), place)
        .redirect(inWindow === 'popup' ? '/connect/done' : '/connect', 303)
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
