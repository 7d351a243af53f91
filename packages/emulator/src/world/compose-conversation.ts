import type { CallFacts } from './call-facts.ts'
import type { Phase } from './call-scenarios.ts'
import { castRoles, type Part } from './cast-roles.ts'
import type { Exchange, ScriptStep } from './conversation-script.ts'
import type { LanguagePack } from './language-pack.ts'
import type { FillSlot, PhraseTemplate } from './phrase-template.ts'
import type { SeededRandom } from './seeded-random.ts'
import { createSlots } from './slots.ts'

const FEWEST_UTTERANCES = 40
const MOST_UTTERANCES = 400
/** Past these a call turns to its end. */
const ENOUGH_UTTERANCES = 360
const LONG_UTTERANCE_SENTENCES = 6
const MOST_QUESTIONS = 38
const HESITATION_CHANCE = 0.09
const NOBODY = { R: '', S: '', B: '', U: '' }

export interface Speaker {
  readonly firstName: string
  /** Among colleagues, whoever leads is the company and all others take the customer's part. */
  readonly part: Part
  readonly msPerCharacter: number
}

export interface SpokenSentence {
  readonly text: string
  readonly ms: number
}

/** What one person says without a break. */
export interface Utterance {
  /** Place in the list of speakers. */
  readonly speaker: number
  /** Place in the list of phases. */
  readonly phase: number
  readonly sentences: SpokenSentence[]
}

export interface Conversation {
  readonly utterances: readonly Utterance[]
  /** Where each exchange begins, with the line that sums it up. */
  readonly exchanges: readonly { readonly gist: string; readonly phase: number; readonly utterance: Utterance }[]
}

export interface ConversationOptions {
  readonly pack: LanguagePack
  readonly phases: readonly Phase[]
  readonly facts: CallFacts
  /** Who leads comes first on each part; both parts have somebody. */
  readonly speakers: readonly Speaker[]
  readonly random: SeededRandom
  /** How long people should speak, pauses left out. */
  readonly speechMs: number
  /** How likely the listener throws something in between two sentences. */
  readonly interjectionChance: number
}

/** Within what a transcript may hold. */
export const clampSentenceMs = (ms: number) => Math.min(9_000, Math.max(400, Math.round(ms)))

/**
 * Lets people talk: phase by phase, drawing exchanges until the phase has had its share of the time. Afterwards there are 40
 * to 400 utterances of at most 8 sentences, and the speech takes `speechMs` or a little longer.
 */
export function composeConversation(options: ConversationOptions): Conversation {
  const { pack, phases, facts, speakers, random, speechMs, interjectionChance } = options
  const utterances: Utterance[] = []
  const exchanges: { gist: string; phase: number; utterance: Utterance }[] = []
  const decks = new Map<readonly Exchange[], Exchange[]>()
  const asked = { company: 0, customer: 0 }
  let spokenMs = 0

  function spoken(speaker: number, text: string): SpokenSentence {
    const { part, msPerCharacter } = speakers[speaker] ?? { part: 'company', msPerCharacter: 50 }
    if (text.endsWith('?')) asked[part]++
    const ms = clampSentenceMs(150 + text.length * msPerCharacter)
    spokenMs += ms
    return { text, ms }
  }

  function interjection(speaker: number, phase: number): Utterance {
    const listener = random.pick(speakers.map((_, place) => place).filter((place) => place !== speaker))
    const slots = createSlots(pack.lexicon, facts, NOBODY, random)
    return { speaker: listener, phase, sentences: [spoken(listener, expand(random.pick(pack.backchannels), slots))] }
  }

  function say(speaker: number, phase: number, text: string, mayInterject: boolean) {
    let last = utterances.at(-1)
    const goesOn = last?.speaker === speaker && last.phase === phase
    const isLong = goesOn && (last?.sentences.length ?? 0) >= LONG_UTTERANCE_SENTENCES
    if (isLong || (goesOn && mayInterject && random.chance(interjectionChance))) {
      utterances.push(interjection(speaker, phase))
      last = undefined
    }
    if (last && goesOn) last.sentences.push(spoken(speaker, text))
    else utterances.push({ speaker, phase, sentences: [spoken(speaker, text)] })
  }

  function expand(phrase: PhraseTemplate, slots: FillSlot): string {
    const raw = phrase.expand(slots, random)
    const text = /[.?]$/.test(raw) ? raw : `${raw}.`
    if (text.length < 40 || !random.chance(HESITATION_CHANCE)) return text
    if (!pack.lowerableWords.has(text.slice(0, text.indexOf(' ')))) return text
    return `${random.pick(pack.hesitations)} ${text.charAt(0).toLowerCase()}${text.slice(1)}`
  }

  function phrasesOf(step: ScriptStep): readonly PhraseTemplate[] {
    if ('phrase' in step) return step.optional && random.chance(0.5) ? [] : [step.phrase]
    return random.shuffle(pack.asides.get(step.asides) ?? []).slice(0, random.int(0, 2))
  }

  function hold(exchange: Exchange, phase: number, led: boolean) {
    const cast = castRoles(speakers, random, led)
    const slots = createSlots(pack.lexicon, facts, cast.names, random)
    const before = utterances.length
    for (const { role, steps } of exchange.turns)
      for (const step of steps)
        for (const phrase of phrasesOf(step)) say(cast.places[role], phase, expand(phrase, slots), true)
    const utterance = utterances[before] ?? utterances.at(-1)
    if (utterance) exchanges.push({ gist: exchange.gist.expand(slots, random), phase, utterance })
  }

  const sizeOf = (part: Part) => speakers.filter((one) => one.part === part).length
  const companySize = sizeOf('company')
  const customerSize = sizeOf('customer')
  const canHold = ({ needs }: Exchange) => (companySize > 1 || !needs.has('S')) && (customerSize > 1 || !needs.has('U'))
  const mayAsk = ({ questions }: Exchange) =>
    (questions.company === 0 || asked.company + questions.company <= MOST_QUESTIONS) &&
    (questions.customer === 0 || asked.customer + questions.customer <= MOST_QUESTIONS)

  /** Each exchange once before any repeats. */
  function draw(pool: readonly Exchange[]): Exchange | undefined {
    for (const fits of [mayAsk, () => true]) {
      for (const deck of [decks.get(pool) ?? [], random.shuffle(pool)]) {
        const place = deck.findIndex((exchange) => canHold(exchange) && fits(exchange))
        if (place < 0) continue
        decks.set(pool, deck)
        return deck.splice(place, 1)[0]
      }
    }
    return undefined
  }

  const shares = phases.reduce((sum, { share }) => sum + share, 0)
  let due = 0
  for (const [place, { pool, share }] of phases.entries()) {
    const script = pack.pools.get(pool) ?? []
    due += (share / shares) * speechMs
    let exchange = share === 0 || (spokenMs < due && utterances.length < ENOUGH_UTTERANCES) ? draw(script) : undefined
    while (exchange) {
      hold(exchange, place, share === 0)
      exchange = share > 0 && spokenMs < due && utterances.length < ENOUGH_UTTERANCES ? draw(script) : undefined
    }
  }
  breakUp(utterances, interjection)
  return { utterances: utterances.slice(0, MOST_UTTERANCES), exchanges }
}

/** Lets listeners interrupt the longest utterances until there are enough. */
function breakUp(utterances: Utterance[], interjection: (speaker: number, phase: number) => Utterance) {
  while (utterances.length < FEWEST_UTTERANCES) {
    const longest = utterances.reduce((a, b) => (b.sentences.length > a.sentences.length ? b : a))
    if (longest.sentences.length < 2) return
    const rest = longest.sentences.splice(Math.ceil(longest.sentences.length / 2))
    const { speaker, phase } = longest
    utterances.splice(utterances.indexOf(longest) + 1, 0, interjection(speaker, phase), { speaker, phase, sentences: rest })
  }
}
