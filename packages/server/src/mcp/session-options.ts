import { findAction } from '@mallet/contract/actions/index'
import { issueLines } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'

export interface SessionOptions {
  /** One tool for each action, or two tools that find and run them. */
  readonly mode: 'each' | 'search'
  readonly withWrites: boolean
  /** Actions that were asked for by name. */
  readonly named: ReadonlySet<string>
  /** Of the text of one answer. */
  readonly maxCharacters: number
}

/** A list of `write` and of names, separated by commas. */
const Tools = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').map((word) => word.trim()))
  .transform((words) => words.filter((word) => word !== ''))

const Given = z.strictObject({
  mode: z.enum(['each', 'search']).default('each'),
  tools: Tools.prefault(''),
  maxCharacters: z.coerce.number().int().min(2000).max(200_000).default(50_000),
})

/** How a client says each: in the address, or as a header. */
export const SESSION_HEADERS: Readonly<Record<keyof z.input<typeof Given>, string>> = {
  mode: 'mallet-mode',
  tools: 'mallet-tools',
  maxCharacters: 'mallet-max-characters',
}
export const CONNECTION_HEADER = 'mallet-connection-id'

/**
 * How a session was asked to be.
 *
 * @throws {@link MalletError} `invalid_input`, for what is unknown as well
 */
export function readSessionOptions(given: Readonly<Record<string, unknown>>): SessionOptions {
  const result = Given.safeParse(given)
  if (!result.success) throw new MalletError('invalid_input', { issues: issueLines(result.error) })
  const { mode, tools, maxCharacters } = result.data
  const names = tools.filter((word) => word !== WRITES)
  const unknown = names.filter((name) => !findAction(name))
  if (unknown.length > 0) {
    const issues = unknown.map((name) => `tools: ${name} is neither "${WRITES}" nor an action, see GET /v1/actions`)
    throw new MalletError('invalid_input', { issues })
  }
  return {
    mode,
    withWrites: tools.includes(WRITES),
    named: new Set(names.flatMap((name) => findAction(name)?.name ?? [])),
    maxCharacters,
  }
}

const WRITES = 'write'
