import { type ErrorBody, errors, MalletError } from '@mallet/contract/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface ErrorAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ErrorBody
}

/** What an error looks like to a caller. One of an unknown kind shows an id and nothing else: its text may carry values. */
export function errorResponse(error: unknown, requestId: string): ErrorAnswer {
  const known: MalletError =
    error instanceof MalletError ? error : (fromFramework(error) ?? new MalletError('internal', {}))
  const { code, message, fix, details } = known
  const body = { error: { code, message, fix, details: { ...details }, requestId } }
  return { status: errors[code].status, headers: waitHeader(details), body }
}

/** Answers with an error. One that nobody expected goes to the log whole. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = errorResponse(error, request.id)
  if (body.error.code === 'internal') request.log.error({ err: error }, 'a request failed')
  return reply.status(status).headers(headers).send(body)
}

/** A whole number, at least 1: a client that reads 0 would not wait at all. */
const waitHeader = (details: object): Record<string, string> =>
  'retryAfterSeconds' in details && typeof details.retryAfterSeconds === 'number'
    ? { 'retry-after': String(Math.max(1, Math.ceil(details.retryAfterSeconds))) }
    : {}

/** What Fastify refuses before a handler is reached. */
function fromFramework(error: unknown): MalletError | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_INVALID_URL':
      return new MalletError('invalid_input', { issues: ['the address: two hexadecimal digits must follow each %'] })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new MalletError('invalid_json', {}, { message: 'The body is not as long as its header says.' })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new MalletError('unsupported_media_type', {})
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new MalletError('body_too_large', {})
    default:
      return undefined
  }
}
