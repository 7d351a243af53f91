import { accountLanguage } from './accounts.ts'
import type { ScenarioName } from './call-phases.ts'
import { SCENARIOS, type Scenario } from './call-scenarios.ts'
import type { CallTiming } from './call-schedule.ts'
import type { Language } from './languages.ts'
import { hashText, mix32, SeededRandom } from './seeded-random.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LONGEST_CALL_SECONDS = 3_600
const SLOWEST_LISTING_MS = 60 * MINUTE_MS
/** From the start of a call until it is listed, at most. */
export const MAX_LISTING_DELAY_MS = LONGEST_CALL_SECONDS * 1000 + SLOWEST_LISTING_MS

/** Rare calls are dealt out, one of each to every hundred, so that small worlds have them too. */
const BLOCK = 100
const UNTRANSCRIBED_CAUSES = ['unsupported language', 'no speech', 'failed recording'] as const

/** All about a call that decides when it shows, and that is cheap enough to ask of thousands. */
export interface CallShape extends CallTiming {
  readonly scenario: Scenario
  readonly accountNumber: number
  /** What people speak. Gong may have failed to understand it: see `language`. */
  readonly spoken: Language
  /** What Gong notes; und and zxx are never transcribed. */
  readonly language: Language | 'und' | 'zxx'
  readonly durationSeconds: number
  /** From the listed instant; null if the call never gets a transcript. */
  readonly transcriptDelayMs: number | null
  readonly isPrivate: boolean
  /** Nobody on the call is known by address or user. */
  readonly isAnonymous: boolean
  /** Somebody unknown listens in by telephone. */
  readonly hasDialIn: boolean
}

/** The seed words of a call, for one purpose. Indices may be negative. */
export const callRandom = (worldKey: number, purpose: string, index: number) =>
  new SeededRandom(worldKey, hashText(purpose), index | 0, Math.floor(index / 2 ** 32))

/** The account that a call belongs to: the second draw of its shape, without the rest. */
export function createAccountDraw(worldKey: number, accountCount: number): (index: number) => number {
  const purpose = hashText('shape')
  return (index) => {
    const random = new SeededRandom(worldKey, purpose, index | 0, Math.floor(index / 2 ** 32))
    random.fraction()
    return random.int(0, accountCount - 1)
  }
}

/** A number from 0 to 99 that no other call of the same hundred has. */
function placeInBlock(worldKey: number, index: number): number {
  const block = Math.floor(index / BLOCK)
  return ((index - block * BLOCK) * 37 + (mix32(worldKey ^ block) % BLOCK)) % BLOCK
}

const ANONYMOUS_PLACE = 2
const LAST_DIAL_IN_PLACE = 5

/** Whether somebody may be on a call of whom only the telephone number is known. */
export function mayHaveCallers(worldKey: number, index: number): boolean {
  const place = placeInBlock(worldKey, index)
  return place >= ANONYMOUS_PLACE && place <= LAST_DIAL_IN_PLACE
}

/** Draws the shape of a call. */
export function createCallShapes(worldKey: number, accountCount: number): (index: number) => CallShape {
  const purpose = hashText('shape')
  const scenarios = new Map(SCENARIOS.map((scenario) => [scenario.name, scenario]))
  const named = (name: ScenarioName, otherwise: Scenario) => scenarios.get(name) ?? otherwise

  return (index) => {
    const random = new SeededRandom(worldKey, purpose, index | 0, Math.floor(index / 2 ** 32))
    const block = Math.floor(index / BLOCK)
    const place = placeInBlock(worldKey, index)
    const cause = place === 1 ? UNTRANSCRIBED_CAUSES[((block % 3) + 3) % 3] : undefined

    const drawn = random.pickWeighted(SCENARIOS)
    const accountNumber = random.int(0, accountCount - 1)
    const scenario =
      cause === 'no speech'
        ? named('coldCall', drawn)
        : cause
          ? named('demo', drawn)
          : place === ANONYMOUS_PLACE
            ? named('callback', drawn)
            : drawn
    const spoken = scenario.scope === 'Internal' ? 'eng' : accountLanguage(accountNumber)

    return {
      scenario,
      accountNumber,
      spoken,
      language: cause === 'no speech' ? 'zxx' : cause === 'unsupported language' ? 'und' : spoken,
      ...timing(random, scenario, spoken, cause === 'no speech'),
      transcriptDelayMs: transcriptDelayMs(random, cause !== undefined),
      isPrivate: place === 0,
      isAnonymous: place === ANONYMOUS_PLACE,
      hasDialIn: scenario.medium === 'conference' && place > ANONYMOUS_PLACE && place <= LAST_DIAL_IN_PLACE,
    }
  }
}

function timing(random: SeededRandom, scenario: Scenario, spoken: Language, unanswered: boolean) {
  const durationSeconds = drawDurationSeconds(random, scenario, spoken, unanswered)
  const listingLagMs = Math.round((2 + 58 * random.fraction() ** 1.4) * MINUTE_MS)
  return { durationSeconds, durationMs: durationSeconds * 1000, listingLagMs }
}

/** Telephone calls are long enough for forty turns unless nobody answered. */
function drawDurationSeconds(random: SeededRandom, scenario: Scenario, spoken: Language, unanswered: boolean): number {
  if (unanswered) return random.int(20, 110)
  if (scenario.medium === 'telephony') return random.int(spoken === 'eng' ? 240 : 420, 600)
  const slot = random.fraction()
  if (scenario.scope === 'Internal') return random.int(900, 1_150)
  if (slot < 0.4) return random.int(900, 1_350)
  if (slot < 0.87) return random.int(1_400, 1_950)
  return random.int(2_300, LONGEST_CALL_SECONDS)
}

/** Half within an hour, nine tenths within six, all within a day, counted from the listed instant. */
function transcriptDelayMs(random: SeededRandom, never: boolean): number | null {
  const speed = random.fraction()
  const within = random.fraction()
  if (never) return null
  if (speed < 0.5) return Math.round((2 + 57 * within) * MINUTE_MS)
  if (speed < 0.9) return Math.round((1 + 4.9 * within) * HOUR_MS)
  return Math.round((6 + 17.9 * within) * HOUR_MS)
}
