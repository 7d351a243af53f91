import { z } from 'zod'
import { ErrorBody, type ErrorCode, type ErrorDetails, MalletError } from './errors.ts'

/**
 * The error that an answer tells of; undefined where it is none of Mallet's answers.
 *
 * A newer Mallet may have codes and details that this table lacks. Both are kept as they came, so that whoever branches
 * on `code` gets to the default.
 */
export function answeredError({ status, body }: { status: number; body: string }): MalletError | undefined {
  const parsed = Answer.safeParse(jsonOf(body))
  if (!parsed.success) return undefined
  const { code, message, fix, details, requestId } = parsed.data.error
  // What the server sends is made of its own table, which is this one or a newer one.
  return new MalletError(code as ErrorCode, details as ErrorDetails<ErrorCode>, {
    message,
    answered: { status, fix, requestId },
  })
}

/** With room for what a newer Mallet may add. */
const Answer = z.object({ error: z.object(ErrorBody.shape.error.shape) })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
