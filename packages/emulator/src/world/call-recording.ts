import type { CallFacts } from './call-facts.ts'
import type { Phase } from './call-phases.ts'
import type { CallPlan, Participant } from './call-plan.ts'
import { callRandom } from './call-shape.ts'
import { composeConversation } from './compose-conversation.ts'
import type { LanguagePack } from './language-pack.ts'
import { placeInTime, type TimedUtterance } from './place-in-time.ts'

/** What was said on a call, before Gong's words are put to it. */
export interface CallRecording {
  readonly pack: LanguagePack
  readonly facts: CallFacts
  readonly phases: readonly Phase[]
  /** Those who may speak; utterances name them by place. */
  readonly speakers: readonly Participant[]
  readonly utterances: readonly TimedUtterance[]
  /** What went on, in order, each with its first moment in milliseconds. */
  readonly events: readonly { readonly gist: string; readonly phase: number; readonly startMs: number }[]
}

/** Holds the call: everything said in it, on its time line. The same call always says the same. */
export function recordCall(worldKey: number, plan: CallPlan, pack: LanguagePack, facts: CallFacts): CallRecording {
  const { scenario, durationMs } = plan.shape
  const random = callRandom(worldKey, 'speech', plan.index)
  const speakers = plan.participants.filter((one) => one.presence === 'speaks')
  const among = scenario.scope === 'Internal'
  const speechMs = durationMs * (among ? random.between(0.63, 0.74) : random.between(0.66, 0.87))
  const conversation = composeConversation({
    pack,
    phases: scenario.phases,
    facts,
    speakers: speakers.map((one, place) => ({
      firstName: one.firstName,
      part: place === 0 || (one.side === 'company' && !among) ? 'company' : 'customer',
      msPerCharacter: random.between(45, 56),
    })),
    random,
    speechMs,
    interjectionChance: scenario.medium === 'telephony' ? 0.3 : 0.16,
    asideChance: scenario.medium === 'telephony' ? 0.2 : 0.42,
    questionsOfAPart: among ? 18 : 34,
  })
  const utterances = placeInTime(conversation, durationMs, speechMs, random)
  const startOf = new Map(
    conversation.utterances.map((utterance, i) => [utterance, utterances[i]?.sentences[0]?.start]),
  )
  return {
    pack,
    facts,
    phases: scenario.phases,
    speakers,
    utterances,
    events: conversation.exchanges.flatMap(({ gist, phase, utterance }) => {
      const startMs = startOf.get(utterance)
      return startMs === undefined ? [] : [{ gist, phase, startMs }]
    }),
  }
}
