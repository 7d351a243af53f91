import { compilePhrase, type PhraseTemplate } from './phrase-template.ts'

/**
 * Who says a turn: R and S belong to the company that owns the calls, B and U to its customer. R and B always exist (in
 * internal calls B is a colleague); an exchange with S or U needs a second person on that side.
 */
export const SCRIPT_ROLES = ['R', 'S', 'B', 'U'] as const
export type ScriptRole = (typeof SCRIPT_ROLES)[number]

/** A sentence, or the name of a list from which none to two further sentences are drawn. */
export type ScriptStep =
  | { readonly phrase: PhraseTemplate; readonly optional: boolean; readonly question: boolean }
  | { readonly asides: string }

export interface ScriptTurn {
  readonly role: ScriptRole
  readonly steps: readonly ScriptStep[]
}

/** A few turns that belong together, with the line that sums them up. */
export interface Exchange {
  readonly gist: PhraseTemplate
  readonly turns: readonly ScriptTurn[]
  readonly needs: ReadonlySet<ScriptRole>
  /** Questions asked at most. */
  readonly questions: { readonly company: number; readonly customer: number }
}

/**
 * Reads exchanges from text. Blocks are parted by empty lines; a block is one line `= gist` and turns such as
 * `R: First sentence. / ~Perhaps a second one. / +asides`. Phrases are written as {@link compilePhrase} says.
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
  const turns = rest.map(parseTurn)
  const needs = new Set(turns.map((turn) => turn.role))
  for (const turn of turns)
    for (const step of turn.steps)
      if ('phrase' in step) for (const role of SCRIPT_ROLES) if (step.phrase.slots.has(role)) needs.add(role)
  const asked = turns.map(({ role, steps }) => ({
    byCompany: role === 'R' || role === 'S',
    count: steps.filter((step) => 'question' in step && step.question).length,
  }))
  const sum = (byCompany: boolean) =>
    asked.reduce((total, turn) => total + (turn.byCompany === byCompany ? turn.count : 0), 0)
  return { gist: compilePhrase(first.slice(2)), turns, needs, questions: { company: sum(true), customer: sum(false) } }
}

function parseTurn(line: string): ScriptTurn {
  const role = SCRIPT_ROLES.find((known) => line.startsWith(`${known}: `))
  if (!role) throw new SyntaxError(`a turn begins with its speaker, not with: ${line}`)
  return { role, steps: line.slice(3).split(' / ').map(parseStep) }
}

function parseStep(text: string): ScriptStep {
  if (text.startsWith('+')) return { asides: text.slice(1) }
  const optional = text.startsWith('~')
  const phrase = compilePhrase(optional ? text.slice(1) : text)
  return { phrase, optional, question: text.endsWith('?') }
}

/** One phrase a line. */
export const parsePhrases = (text: string): readonly PhraseTemplate[] =>
  text
    .trim()
    .split('\n')
    .map((line) => compilePhrase(line.trim()))
