import { type ErrorBody, errors, MalletError } from '@mallet/contract/errors'

/** What an error looks like to a caller. One of an unknown kind shows an id and nothing else: its text may carry values. */
export function errorResponse(error: unknown, requestId: string): { status: number; body: ErrorBody } {
  const known: MalletError =
    error instanceof MalletError ? error : (fromFramework(error) ?? new MalletError('internal', {}))
  const { code, message, fix, details } = known
  return { status: errors[code].status, body: { error: { code, message, fix, details: { ...details }, requestId } } }
}

/** What Fastify refuses before a handler is reached. */
function fromFramework(error: unknown): MalletError | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'FST_ERR_BAD_URL':
      return new MalletError('invalid_input', { issues: ['the address: two hexadecimal digits must follow each %'] })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new MalletError('unsupported_media_type', {})
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new MalletError('body_too_large', {})
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new MalletError('invalid_json', {})
    default:
      return error instanceof SyntaxError && 'statusCode' in error ? new MalletError('invalid_json', {}) : undefined
  }
}
