import { issueLines } from '@mallet/contract/derive/client'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import type { z } from 'zod'
import type { Answer, Session, Tool } from './tool.ts'

/**
 * Runs a tool. Where its input is refused, the refusal also says which arguments there are, since a model then finds the
 * right one at once.
 *
 * @throws {@link MalletError}
 */
export async function runTool(
  tool: Tool,
  session: Session,
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Answer> {
  const known = Object.keys(tool.input.shape)
  try {
    return { narrowBy: known, ...(await tool.run(session, input, signal)) }
  } catch (error) {
    if (!isMalletError(error, 'invalid_input') || error.details.issues.some(saysKnown)) throw error
    const issues = [...error.details.issues, `${KNOWN} ${tool.name}: ${known.join(', ') || 'none'}`]
    throw new MalletError('invalid_input', { issues }, { message: error.message, cause: error })
  }
}

const KNOWN = 'known arguments of'
const saysKnown = (issue: string) => issue.startsWith(KNOWN)

/** @throws {@link MalletError} `invalid_input` */
export function parseInput<Input extends z.ZodObject>(schema: Input, input: unknown): z.output<Input> {
  const result = schema.safeParse(input)
  if (!result.success) throw new MalletError('invalid_input', { issues: issueLines(result.error) })
  return result.data
}
