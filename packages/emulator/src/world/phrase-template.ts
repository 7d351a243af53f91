import type { SeededRandom } from './seeded-random.ts'

/** Answers what stands for a `{slot}`. */
export type FillSlot = (name: string) => string

type Part = string | { readonly slot: string } | { readonly choices: readonly Sequence[] }
type Sequence = readonly Part[]

export interface PhraseTemplate {
  readonly source: string
  readonly slots: ReadonlySet<string>
  expand(fill: FillSlot, random: SeededRandom): string
  /**
   * How likely two independent expansions are equal, given the same for each slot: the measure of how often a text will
   * recur.
   */
  likelihoodOfRepeat(ofSlot: (name: string) => number): number
}

/**
 * Compiles a phrase with `(this|that|)` for a choice, which nests, and `{name}` for a slot. The four brackets and the bar
 * cannot occur in the text itself. The first letter of the result is a capital.
 *
 * @throws SyntaxError where brackets do not match
 */
export function compilePhrase(source: string): PhraseTemplate {
  const slots = new Set<string>()
  let at = 0

  function readSequence(nested: boolean): Sequence {
    const parts: Part[] = []
    let literal = ''
    const flush = () => {
      if (literal) parts.push(literal)
      literal = ''
    }
    while (at < source.length) {
      const char = source.charAt(at)
      if (char === '|' || char === ')') {
        if (!nested) throw new SyntaxError(`unexpected ${char} in phrase: ${source}`)
        break
      }
      at++
      if (char === '(') {
        flush()
        parts.push({ choices: readChoices() })
      } else if (char === '{') {
        flush()
        const close = source.indexOf('}', at)
        if (close < 0) throw new SyntaxError(`missing } in phrase: ${source}`)
        const slot = source.slice(at, close)
        slots.add(slot)
        parts.push({ slot })
        at = close + 1
      } else literal += char
    }
    flush()
    return parts
  }

  function readChoices(): Sequence[] {
    const choices = [readSequence(true)]
    while (source.charAt(at) === '|') {
      at++
      choices.push(readSequence(true))
    }
    if (source.charAt(at) !== ')') throw new SyntaxError(`missing ) in phrase: ${source}`)
    at++
    return choices
  }

  const root = readSequence(false)
  return {
    source,
    slots,
    expand(fill, random) {
      const text = expandSequence(root, fill, random)
      return text.charAt(0).toUpperCase() + text.slice(1)
    },
    likelihoodOfRepeat: (ofSlot) => repeatOfSequence(root, ofSlot, new Set()),
  }
}

function expandSequence(sequence: Sequence, fill: FillSlot, random: SeededRandom): string {
  let text = ''
  for (const part of sequence) {
    if (typeof part === 'string') text += part
    else if ('slot' in part) text += fill(part.slot)
    else text += expandSequence(random.pick(part.choices), fill, random)
  }
  return text
}

/** A slot counts once, since within one exchange it always stands for the same words. */
function repeatOfSequence(sequence: Sequence, ofSlot: (name: string) => number, seen: Set<string>): number {
  let likelihood = 1
  for (const part of sequence) {
    if (typeof part === 'string') continue
    if ('slot' in part) {
      if (!seen.has(part.slot)) likelihood *= ofSlot(part.slot)
      seen.add(part.slot)
    } else {
      const sum = part.choices.reduce((total, choice) => total + repeatOfSequence(choice, ofSlot, new Set(seen)), 0)
      likelihood *= sum / part.choices.length ** 2
    }
  }
  return likelihood
}
