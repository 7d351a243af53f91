import { compilePhrase, type PhraseTemplate } from './phrase-template.ts'

/**
 * Who says a turn: R and S belong to the company that owns the calls, B and U to its customer. R and B always exist (in
 * internal calls B is a colleague); an exchange with S or U needs a second person on that side.
 */
const SCRIPT_ROLES = ['R', 'S', 'B', 'U'] as const
export type ScriptRole = (typeof SCRIPT_ROLES)[number]

/** A sentence. An optional one is said half of the time. */
interface ScriptStep {
  readonly phrase: PhraseTemplate
  readonly optional: boolean
  readonly question: boolean
}

export interface ScriptTurn {
  readonly role: ScriptRole
  readonly steps: readonly ScriptStep[]
}

/** A few turns that belong together, with the line that sums them up. */
export interface Exchange {
  readonly gist: PhraseTemplate
  readonly turns: readonly ScriptTurn[]
  readonly needs: ReadonlySet<ScriptRole>
}

/**
 * Reads exchanges from text. Blocks are parted by empty lines; a block is one line `= gist`, then a line for each sentence,
 * `R: A sentence.` or `R: ~A sentence that may be left out.` Neighbouring lines of one role are one turn. Phrases are written
 * as {@link compilePhrase} says.
 *
 * @throws SyntaxError with the line at fault
 */
export function parseScript(text: string): readonly Exchange[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => parseExchange(block.split('\n').map((line) => line.trim())))
}

function parseExchange(lines: readonly string[]): Exchange {
  const [first = '', ...rest] = lines
  if (!first.startsWith('= ')) throw new SyntaxError(`an exchange begins with its gist, not with: ${first}`)
  const turns: { role: ScriptRole; steps: ScriptStep[] }[] = []
  for (const line of rest) {
    const role = SCRIPT_ROLES.find((known) => line.startsWith(`${known}: `))
    if (!role) throw new SyntaxError(`a sentence begins with its speaker, not with: ${line}`)
    const last = turns.at(-1)
    if (last?.role === role) last.steps.push(parseStep(line.slice(3)))
    else turns.push({ role, steps: [parseStep(line.slice(3))] })
  }
  const spoken = turns.flatMap(({ steps }) => steps.map(({ phrase }) => phrase))
  const named = SCRIPT_ROLES.filter((role) => spoken.some((phrase) => phrase.slots.has(role)))
  return { gist: compilePhrase(first.slice(2)), turns, needs: new Set([...named, ...turns.map(({ role }) => role)]) }
}

function parseStep(text: string): ScriptStep {
  const optional = text.startsWith('~')
  return { phrase: compilePhrase(optional ? text.slice(1) : text), optional, question: text.endsWith('?') }
}

/** One phrase a line. */
export const parsePhrases = (text: string): readonly PhraseTemplate[] =>
  text
    .trim()
    .split('\n')
    .map((line) => compilePhrase(line.trim()))
