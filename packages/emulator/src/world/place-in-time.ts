import { type Conversation, clampSentenceMs, type Utterance } from './compose-conversation.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Start and end are milliseconds from the start of the call. */
type TimedSentence = { start: number; end: number; text: string }

export interface TimedUtterance {
  readonly speaker: number
  readonly phase: number
  readonly sentences: TimedSentence[]
}

/** At which a listener cuts in before the other has finished. */
const OVERLAP_CHANCE = 0.12
const LONGEST_OVERLAP_MS = 320

/**
 * Lays a conversation on the time line of a call. Afterwards utterances start in order, one may overlap the end of the one
 * before by up to 320 ms if another person speaks, nobody overlaps themselves, and the last ends within the call.
 *
 * @param speechMs how long people speak in all; the pace is slowed or hurried a little to meet it
 */
export function placeInTime(
  { utterances }: Conversation,
  durationMs: number,
  speechMs: number,
  random: SeededRandom,
): readonly TimedUtterance[] {
  const planned = utterances.reduce((sum, { sentences }) => sum + totalMs(sentences), 0)
  const pace = speechMs / planned
  const paced = utterances.map(({ speaker, phase, sentences }) => ({
    speaker,
    phase,
    sentences: sentences.map(({ text, ms }) => ({
      text,
      ms: clampSentenceMs(ms * pace),
      pauseMs: random.int(20, 140),
    })),
  }))
  const gaps = drawGaps(utterances, paced, durationMs, random)

  let at = 0
  return paced.map(({ speaker, phase, sentences }, place) => {
    at += gaps[place] ?? 0
    const timed = sentences.map(({ text, ms, pauseMs }, order) => {
      if (order > 0) at += pauseMs
      const start = Math.floor(at)
      at += ms
      return { start, end: start + ms, text }
    })
    return { speaker, phase, sentences: timed }
  })
}

const totalMs = (sentences: readonly { readonly ms: number }[]) => sentences.reduce((sum, { ms }) => sum + ms, 0)

/** The silence before each utterance, negative where it overlaps; together with all speech it fits the call. */
function drawGaps(
  utterances: readonly Utterance[],
  paced: readonly { readonly sentences: readonly { readonly ms: number; readonly pauseMs: number }[] }[],
  durationMs: number,
  random: SeededRandom,
): readonly number[] {
  let free = durationMs
  for (const { sentences } of paced)
    for (const [order, { ms, pauseMs }] of sentences.entries()) free -= ms + (order > 0 ? pauseMs : 0)

  let weights = 1
  let cutInBefore = false
  const drawn = utterances.map(({ speaker, phase }, place) => {
    const before = utterances[place - 1]
    const mayCutIn = before && before.speaker !== speaker && before.phase === phase && !cutInBefore
    cutInBefore = Boolean(mayCutIn) && random.chance(OVERLAP_CHANCE)
    if (cutInBefore) {
      const lastMs = paced[place - 1]?.sentences.at(-1)?.ms ?? 0
      const overlapMs = random.int(60, Math.min(LONGEST_OVERLAP_MS, Math.floor(lastMs / 2)))
      free += overlapMs
      return { overlapMs, weight: 0 }
    }
    const weight = -Math.log(1 - random.fraction()) * (before?.phase === phase ? 1 : 3)
    weights += weight
    return { overlapMs: 0, weight }
  })
  return drawn.map(({ overlapMs, weight }) => (Math.max(0, free) * weight) / weights - overlapMs)
}
