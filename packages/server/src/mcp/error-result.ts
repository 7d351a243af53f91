import { MalletError } from '@mallet/contract/errors'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { Session } from './tool.ts'

/** A failure as every door of Mallet tells it. */
export interface ToldError {
  readonly code: string
  readonly message: string
  readonly fix: string
  readonly details: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly retryAfterSeconds?: number
}

/** What a failure looks like to whoever asked. One of an unknown kind goes to the log whole, and shows an id alone. */
export function tellError({ requestId, report }: Pick<Session, 'requestId' | 'report'>, error: unknown): ToldError {
  const known = error instanceof MalletError ? error : new MalletError('internal', {}, { cause: error })
  if (known.code === 'internal') report(error)
  const { code, message, fix, details } = known
  return { code, message, fix, details: { ...details }, requestId, ...waitOf(details) }
}

const waitOf = (details: object): Pick<ToldError, 'retryAfterSeconds'> =>
  'retryAfterSeconds' in details && typeof details.retryAfterSeconds === 'number'
    ? { retryAfterSeconds: Math.max(1, Math.ceil(details.retryAfterSeconds)) }
    : {}

/**
 * A failure of a tool: an answer, so that the model reads it and can do better. It is text alone, since a client holds
 * structured content against the form that a success has.
 */
export const errorResult = (session: Session, error: unknown): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: JSON.stringify({ error: tellError(session, error) }) }],
})
