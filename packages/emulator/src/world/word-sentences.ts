import type { Part } from './cast-roles.ts'
import type { LanguagePack } from './language-pack.ts'
import type { FillSlot, PhraseTemplate } from './phrase-template.ts'
import type { SeededRandom } from './seeded-random.ts'

const HESITATION_CHANCE = 0.08

/** @param you whom the sentence is said to, for the slot of that name */
export type WordSentence = (phrase: PhraseTemplate, slots: FillSlot, part: Part, you: string) => string

/**
 * Puts the phrases of one call into words. A phrase that is too plain to stand alone has something added, and so has a sentence
 * that was said in this call before; now and then a speaker hesitates first.
 */
export function createSentenceWording(pack: LanguagePack, random: SeededRandom): WordSentence {
  const saidBefore = new Set<string>()

  function word(phrase: PhraseTemplate, slots: FillSlot, part: Part, you: string, withTail: boolean): string {
    const fill = (slot: string) => (slot === 'you' ? you : slots(slot))
    const raw = phrase.expand(fill, random)
    const end = raw.endsWith('?') ? '?' : '.'
    const text = raw.replace(/[.?]$/, '')
    return hesitate(withTail ? text + tail(text, end === '?' ? 'question' : part, fill, you) : text) + end
  }

  /** Nobody is addressed twice in a sentence. */
  function tail(text: string, kind: Part | 'question', fill: FillSlot, you: string): string {
    const tails = pack.tails[kind]
    const fitting = text.includes(you) ? tails.filter(({ slots }) => !slots.has('you')) : tails
    return random.pick(fitting).expand(fill, random)
  }

  function hesitate(text: string): string {
    const first = text.slice(0, text.indexOf(' '))
    if (text.length <= 40 || !pack.lowerableWords.has(first) || !random.chance(HESITATION_CHANCE)) return text
    return `${random.pick(pack.hesitations)} ${text.charAt(0).toLowerCase()}${text.slice(1)}`
  }

  return (phrase, slots, part, you) => {
    let text = word(phrase, slots, part, you, pack.plain.has(phrase))
    for (let attempt = 0; attempt < 3 && saidBefore.has(text); attempt++) text = word(phrase, slots, part, you, true)
    saidBefore.add(text)
    return text
  }
}
