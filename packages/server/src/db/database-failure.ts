import { MalletError } from '@mallet/contract/errors'

/**
 * What is true of the server rather than of the statement, by SQLSTATE class or code: connection exceptions (08), out of
 * resources (53), operator intervention (57P), system errors (58), a server that only reads (25006), statement and lock
 * timeouts. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER = /^(08|53|57P|58)|^(25006|25P03|57014|55P03)$/
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** What node-postgres says itself, without a code. */
const DRIVER =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/

/** Whether trying again later, and only that, may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return SERVER.test(code) || NETWORK.has(code) || DRIVER.test(error.message)
}

/** Whether a transaction lost against another one and may be run again whole: a deadlock or a serialization failure. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')

/** What callers are told to wait. A restart of PostgreSQL takes about so long. */
export const RETRY_AFTER_SECONDS = 5

/** The error to go on with: a server that is away is `database_unavailable`, all else stays what it was. */
export const asDatabaseError = (error: unknown): unknown =>
  isDatabaseAway(error)
    ? new MalletError('database_unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error })
    : error
