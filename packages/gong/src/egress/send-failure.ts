import { isMalletError, MalletError } from '@mallet/contract/errors'
import { errors } from 'undici'

const happened = {
  name_not_found: 'its name was not found',
  not_reached: 'it refused the connection or could not be reached',
  connect_timeout: 'no connection came about in time',
  certificate: 'its certificate is not valid',
  deadline: 'the time allowed for it ran out',
  first_byte: 'it did not begin to answer in time',
  idle: 'its answer stood still for too long',
  too_large: 'the answer is larger than allowed',
  server_error: 'its server failed',
  malformed: 'it does not speak HTTP',
  unpackable: 'the answer is not packed as it says, or is cut short',
  not_json: 'it answered with something that is not JSON',
  given_up: 'whoever asked no longer wants it',
  shut_down: 'Mallet is shutting down',
  connection_lost: 'the connection broke before the answer was complete',
  connection_stale: 'it had closed the connection before the request came',
} as const

/** The values of `details.reason` of each `gong_unavailable` thrown here. */
export type UnavailableReason = keyof typeof happened

/** Reasons that exclude that a byte of the request went out: no connection was ever made. */
const beforeSending: readonly string[] = [
  'name_not_found',
  'not_reached',
  'connect_timeout',
  'certificate',
  'shut_down',
] satisfies UnavailableReason[]

/** Whether the request surely never reached Gong, so that even one that may be used only once can be repeated. */
export const surelyNotSent = (error: unknown): boolean =>
  isMalletError(error, 'egress_refused') ||
  (isMalletError(error, 'gong_unavailable') && beforeSending.includes(error.details.reason))

/**
 * Whether a connection that had been idle was closed before a byte of an answer came. The server may have seen the
 * request or not, so only one that does nothing but read may be sent again.
 */
export const wasConnectionStale = (error: unknown): boolean =>
  isMalletError(error, 'gong_unavailable') && error.details.reason === 'connection_stale'

/**
 * The error for an exchange without a complete answer. Names the host and what happened; it keeps no cause, because a
 * URL's query may hold a refresh token and undici's errors may hold parts of answers.
 */
export function unavailable(host: string, reason: UnavailableReason, code?: string): MalletError<'gong_unavailable'> {
  const message = `No complete answer from ${host}: ${happened[reason]}${code ? ` (${code})` : ''}.`
  return new MalletError('gong_unavailable', { reason }, { message })
}

/** What an error of undici or of the system says about an exchange; undefined when it is a mistake of the caller. */
export function failureReason(error: unknown): { reason: UnavailableReason; code: string } | undefined {
  if (error instanceof errors.HTTPParserError) return { reason: 'malformed', code: 'HTTPParserError' }
  const { code, syscall } = firstSystemError(error)
  if (code === undefined || code === 'UND_ERR_INVALID_ARG') return undefined
  return { reason: reasonOf(code, syscall), code }
}

function reasonOf(code: string, syscall: unknown): UnavailableReason {
  if (syscall === 'getaddrinfo') return 'name_not_found'
  if (syscall === 'connect') return 'not_reached'
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'connect_timeout'
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return 'first_byte'
  if (code === 'UND_ERR_BODY_TIMEOUT') return 'idle'
  if (code.startsWith('Z_')) return 'unpackable'
  if (/CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$/.test(code)) return 'certificate'
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'malformed'
  // Closing waits for requests under way, so only those that come after it meet these.
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED') return 'shut_down'
  return 'connection_lost'
}

/** Where a host has several addresses, each one's failure stands in an AggregateError. */
function firstSystemError(error: unknown): { code?: string; syscall?: unknown } {
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(one instanceof Error) || !('code' in one) || typeof one.code !== 'string') return {}
  return { code: one.code, syscall: 'syscall' in one ? one.syscall : undefined }
}
