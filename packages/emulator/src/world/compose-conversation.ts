import type { CallFacts } from './call-facts.ts'
import type { Phase, Pool } from './call-phases.ts'
import { castRoles, type Part } from './cast-roles.ts'
import type { Exchange, ScriptTurn } from './conversation-script.ts'
import { createDecks } from './decks.ts'
import type { LanguagePack } from './language-pack.ts'
import type { FillSlot, PhraseTemplate } from './phrase-template.ts'
import type { SeededRandom } from './seeded-random.ts'
import { createSlots } from './slots.ts'
import { createSentenceWording } from './word-sentences.ts'

const FEWEST_UTTERANCES = 40
const MOST_UTTERANCES = 400
/** Past these a call turns to its end. */
const ENOUGH_UTTERANCES = 360
const LONG_UTTERANCE_SENTENCES = 6
const NOBODY = { R: '', S: '', B: '', U: '' }

interface Speaker {
  readonly firstName: string
  /** Among colleagues, whoever leads is the company and all others take the customer's part. */
  readonly part: Part
  readonly msPerCharacter: number
}

interface SpokenSentence {
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
  /** How likely a speaker goes on with a story or a detail. */
  readonly asideChance: number
  /** Each part stops asking after about so many questions. */
  readonly questionsOfAPart: number
}

/** Within what a transcript may hold. */
export const clampSentenceMs = (ms: number) => Math.min(9_000, Math.max(400, Math.round(ms)))

/**
 * Lets people talk: phase by phase, drawing exchanges until the phase has had its share of the time. Afterwards there are 40
 * to 400 utterances of at most 8 sentences, and the speech takes `speechMs` or a little longer.
 */
export function composeConversation(options: ConversationOptions): Conversation {
  const { pack, phases, facts, speakers, random, speechMs } = options
  const utterances: Utterance[] = []
  const exchanges: { gist: string; phase: number; utterance: Utterance }[] = []
  const draw = createDecks(random)
  const word = createSentenceWording(pack, random)
  const asked = { company: 0, customer: 0 }
  let spokenMs = 0

  const partOf = (speaker: number): Part => speakers[speaker]?.part ?? 'company'
  const nameOf = (speaker: number) => speakers[speaker]?.firstName ?? ''

  function spoken(speaker: number, text: string): SpokenSentence {
    if (text.endsWith('?')) asked[partOf(speaker)]++
    const ms = clampSentenceMs(150 + text.length * (speakers[speaker]?.msPerCharacter ?? 50))
    spokenMs += ms
    return { text, ms }
  }

  /** Somebody else reacts to what the speaker is talking of. */
  function interjection(speaker: number, phase: number, slots: FillSlot): Utterance {
    const listener = random.pick(speakers.map((_, place) => place).filter((place) => place !== speaker))
    const text = word(random.pick(pack.backchannels), slots, partOf(listener), nameOf(speaker))
    return { speaker: listener, phase, sentences: [spoken(listener, text)] }
  }

  function say(speaker: number, phase: number, text: string, slots: FillSlot) {
    const last = utterances.at(-1)
    const goesOn = last?.speaker === speaker && last.phase === phase
    const isLong = goesOn && last.sentences.length >= LONG_UTTERANCE_SENTENCES
    if (goesOn && !isLong && !random.chance(options.interjectionChance)) {
      last.sentences.push(spoken(speaker, text))
      return
    }
    if (goesOn) utterances.push(interjection(speaker, phase, slots))
    utterances.push({ speaker, phase, sentences: [spoken(speaker, text)] })
  }

  function phrasesOf({ steps }: ScriptTurn, part: Part, pool: Pool): readonly PhraseTemplate[] {
    const mayAsk = asked[part] < options.questionsOfAPart
    const said = steps.filter(({ optional, question }) => (mayAsk || !question) && !(optional && random.chance(0.5)))
    const phrases = said.map(({ phrase }) => phrase)
    const asides = pack.asides.get(pool)?.[part] ?? []
    if (asides.length === 0 || said.at(-1)?.question !== false || !random.chance(options.asideChance)) return phrases
    return [...phrases, ...Array.from({ length: random.int(1, 3) }, () => draw(asides)).flatMap((aside) => aside ?? [])]
  }

  function hold(exchange: Exchange, phase: number, pool: Pool, led: boolean) {
    const cast = castRoles(speakers, random, led)
    const slots = createSlots(pack.lexicon, facts, cast.names, random)
    const before = utterances.length
    for (const turn of exchange.turns) {
      const speaker = cast.places[turn.role]
      const part = partOf(speaker)
      const you = part === 'company' ? cast.names.B : cast.names.R
      for (const phrase of phrasesOf(turn, part, pool)) say(speaker, phase, word(phrase, slots, part, you), slots)
    }
    const utterance = utterances[before] ?? utterances.at(-1)
    if (utterance) exchanges.push({ gist: exchange.gist.expand(slots, random), phase, utterance })
  }

  const sizeOf = (part: Part) => speakers.filter((one) => one.part === part).length
  const aloneInCompany = sizeOf('company') < 2
  const aloneAsCustomer = sizeOf('customer') < 2
  const canHold = ({ needs }: Exchange) => !(aloneInCompany && needs.has('S')) && !(aloneAsCustomer && needs.has('U'))

  const shares = phases.reduce((sum, { share }) => sum + share, 0)
  let due = 0
  for (const [place, { pool, share, repeats }] of phases.entries()) {
    const script = pack.pools.get(pool) ?? []
    const wanted = () => share > 0 && spokenMs < due && utterances.length < ENOUGH_UTTERANCES
    due += (share / shares) * speechMs
    let held = 0
    for (let once = share === 0; once || wanted(); once = false) {
      const exchange = repeats || held < script.length ? draw(script, canHold) : undefined
      if (!exchange) break
      hold(exchange, place, pool, share === 0)
      held++
    }
  }
  breakUp(utterances, (speaker, phase) =>
    interjection(speaker, phase, createSlots(pack.lexicon, facts, NOBODY, random)),
  )
  return { utterances: utterances.slice(0, MOST_UTTERANCES), exchanges }
}

/** Lets listeners interrupt the longest utterances until there are enough. */
function breakUp(utterances: Utterance[], interjection: (speaker: number, phase: number) => Utterance) {
  while (utterances.length < FEWEST_UTTERANCES) {
    const longest = utterances.reduce((a, b) => (b.sentences.length > a.sentences.length ? b : a))
    if (longest.sentences.length < 2) return
    const rest = longest.sentences.splice(Math.ceil(longest.sentences.length / 2))
    const { speaker, phase } = longest
    utterances.splice(utterances.indexOf(longest) + 1, 0, interjection(speaker, phase), {
      speaker,
      phase,
      sentences: rest,
    })
  }
}
