import { POOLS, type Pool, SCENARIO_NAMES, type ScenarioName } from './call-phases.ts'
import { type Exchange, parsePhrases, parseScript } from './conversation-script.ts'
import { likelihoodOfSlot } from './likelihood-of-slot.ts'
import type { PhraseTemplate } from './phrase-template.ts'

/** A local date: month counts from 0, weekday from 0 = Monday. */
interface LocalDate {
  readonly month: number
  readonly day: number
  readonly weekday: number
}

/** How a language says figures and dates aloud. */
export interface SpokenFormats {
  money(dollars: number): string
  percent(n: number): string
  years(n: number): string
  /** Such as Thursday the 14th. */
  dayOf(date: LocalDate): string
  /** Such as 10:30. */
  timeOf(hour: number, minute: number): string
  /** Such as early March. */
  partOfMonth(date: LocalDate): string
  /** Such as the third quarter. */
  quarter(n: number): string
}

/** What both sides add when they go on; one phrase a line. */
interface AsidesSource {
  readonly company?: string
  readonly customer?: string
}

/** Statements of either side, and questions. */
type TailKind = 'company' | 'customer' | 'question'

/** A language as its authors write it; all phrases are text. */
export interface LanguageSource {
  readonly lexicon: Readonly<Record<string, readonly string[]>>
  /** A language may do without a pool if another stands in for it, and without an agenda and a closing round. */
  readonly pools: Readonly<Partial<Record<Pool, string>>>
  readonly asides: Readonly<Partial<Record<Pool, AsidesSource>>>
  /** Thrown in by whoever listens. */
  readonly backchannels: string
  /** Added to the end of short sentences, before the full stop or question mark. */
  readonly tails: Readonly<Record<TailKind, string>>
  /**
   * How likely two calls of the language may share a sentence. A phrase that would be more often the same is said with a tail,
   * so that no sentence is heard in more than a few calls of a hundred; a rarely spoken language can bear more.
   */
  readonly repeatLimit: number
  readonly hesitations: readonly string[]
  /** First words that lose their capital after a hesitation. */
  readonly lowerableWords: readonly string[]
  readonly formats: SpokenFormats
  readonly titles: Readonly<Partial<Record<ScenarioName, string>>>
  /** First sentence of a brief, with customers and among colleagues. */
  readonly briefs: string
  readonly internalBriefs: string
  /** What the outline calls the parts of a call. */
  readonly sections: Readonly<Partial<Record<Pool, string>>>
}

interface Asides {
  readonly company: readonly PhraseTemplate[]
  readonly customer: readonly PhraseTemplate[]
}

/** A language ready to hold calls in. */
export interface LanguagePack {
  readonly lexicon: Readonly<Record<string, readonly string[]>>
  readonly pools: ReadonlyMap<Pool, readonly Exchange[]>
  readonly asides: ReadonlyMap<Pool, Asides>
  readonly backchannels: readonly PhraseTemplate[]
  readonly tails: Readonly<Record<TailKind, readonly PhraseTemplate[]>>
  /** Phrases that are too short to stand alone. */
  readonly plain: ReadonlySet<PhraseTemplate>
  readonly hesitations: readonly string[]
  readonly lowerableWords: ReadonlySet<string>
  readonly formats: SpokenFormats
  readonly titles: ReadonlyMap<ScenarioName, readonly PhraseTemplate[]>
  readonly briefs: readonly PhraseTemplate[]
  readonly internalBriefs: readonly PhraseTemplate[]
  readonly sections: ReadonlyMap<Pool, string>
}

/** What stands in where a language has not written a pool or a title. */
const STAND_INS: Readonly<Partial<Record<Pool, Pool>>> = {
  technical: 'demo',
  review: 'demo',
  coldOpening: 'opening',
  coldPitch: 'discovery',
  coldClose: 'goodbye',
  inbound: 'opening',
  internalOpening: 'opening',
  pipeline: 'nextSteps',
  coaching: 'discovery',
  dealDesk: 'pricing',
  internalClose: 'goodbye',
}

const DISPENSABLE: ReadonlySet<Pool> = new Set(['setup', 'wrapUp'])

/**
 * Compiles a language. Every pool, title and section is there afterwards, a stand-in where none was written.
 *
 * @throws SyntaxError where a phrase or script is malformed; RangeError where a pool has neither text nor stand-in
 */
export function compileLanguage(source: LanguageSource): LanguagePack {
  const pools = new Map<Pool, readonly Exchange[]>()
  const sections = new Map<Pool, string>()
  const asides = new Map<Pool, Asides>()
  for (const pool of POOLS) {
    const written = source.pools[pool] === undefined ? (STAND_INS[pool] ?? pool) : pool
    const text = source.pools[written]
    if (text === undefined && !DISPENSABLE.has(pool)) throw new RangeError(`the language has no exchanges for ${pool}`)
    pools.set(pool, pools.get(written) ?? (text ? parseScript(text) : []))
    sections.set(pool, source.sections[written] ?? written)
    const { company, customer } = source.asides[written] ?? {}
    asides.set(pool, {
      company: company ? parsePhrases(company) : [],
      customer: customer ? parsePhrases(customer) : [],
    })
  }
  const titles = new Map<ScenarioName, readonly PhraseTemplate[]>()
  for (const name of SCENARIO_NAMES)
    titles.set(name, parsePhrases(source.titles[name] ?? source.titles.discovery ?? ''))

  const likelihood = likelihoodOfSlot(source.lexicon)
  const exchanges = [...pools.values()].flat()
  const said = [
    ...exchanges.flatMap(({ turns }) => turns.flatMap(({ steps }) => steps.map(({ phrase }) => phrase))),
    ...[...asides.values()].flatMap(({ company, customer }) => [...company, ...customer]),
  ]
  const plain = said.filter((phrase) => phrase.likelihoodOfRepeat(likelihood) > source.repeatLimit)

  return {
    lexicon: source.lexicon,
    pools,
    asides,
    backchannels: parsePhrases(source.backchannels),
    tails: {
      company: parsePhrases(source.tails.company),
      customer: parsePhrases(source.tails.customer),
      question: parsePhrases(source.tails.question),
    },
    plain: new Set(plain),
    hesitations: source.hesitations,
    lowerableWords: new Set(source.lowerableWords),
    formats: source.formats,
    titles,
    briefs: parsePhrases(source.briefs),
    internalBriefs: parsePhrases(source.internalBriefs),
    sections,
  }
}
