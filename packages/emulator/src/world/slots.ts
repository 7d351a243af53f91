import type { CallFacts } from './call-facts.ts'
import type { ScriptRole } from './conversation-script.ts'
import type { FillSlot } from './phrase-template.ts'
import type { SeededRandom } from './seeded-random.ts'

export type RoleNames = Readonly<Record<ScriptRole, string>>

/**
 * Answers slots for one exchange: a role's first name, a fact of the call, or a word of the lexicon. What was drawn once
 * stays, so that the exchange speaks of one thing; `{team2}` is another draw from the list of `{team}`.
 *
 * @throws RangeError (the returned function) for a slot that nothing stands for
 */
export function createSlots(
  lexicon: Readonly<Record<string, readonly string[]>>,
  facts: CallFacts,
  names: RoleNames,
  random: SeededRandom,
): FillSlot {
  const drawn = new Map<string, string>()
  function isTaken(word: string): boolean {
    for (const other of drawn.values()) if (other === word) return true
    return false
  }

  return (slot) => {
    const known = drawn.get(slot) ?? facts[slot]
    if (known !== undefined) return known
    if (slot === 'R' || slot === 'S' || slot === 'B' || slot === 'U') return names[slot]
    const list = lexicon[slot] ?? lexicon[slot.slice(0, -1)]
    if (!list) throw new RangeError(`nothing stands for the slot {${slot}}`)
    let word = random.pick(list)
    for (let attempt = 0; attempt < 5 && isTaken(word); attempt++) word = random.pick(list)
    drawn.set(slot, word)
    return word
  }
}
