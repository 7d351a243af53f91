import { refusals } from '@mallet/contract/gong/refusals'
import type { FastifyReply } from 'fastify'
import type { EmulatorContext } from '../emulator-context.ts'
import { Refusal } from './refusal.ts'
import { makeRequestId } from './request-id.ts'
import { sendAnswer } from './send-answer.ts'

/** Answers an error in Gong's envelope: a refusal as it says, and what no handler meant as Gong would. */
export function refuse(context: EmulatorContext, reply: FastifyReply, error: unknown): FastifyReply {
  const requestId = makeRequestId(context.random)
  const { status, texts, retryAfterSeconds, fields } = asRefusal(error)
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  return sendAnswer(reply, status, requestId, { requestId, errors: texts, ...fields })
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (status === 415) return new Refusal(415, [refusals.unsupportedMediaType])
  if (status === 413) return new Refusal(413, ['Payload Too Large'])
  if (typeof status === 'number' && status < 500) return new Refusal(400, [refusals.jsonParseError])
  return new Refusal(500, ['Internal server error occurred'])
}
