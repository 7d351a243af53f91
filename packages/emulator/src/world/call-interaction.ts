import type { CallInteraction } from '@mallet/contract/gong/call-content'
import type { CallPlan } from './call-plan.ts'
import type { CallRecording } from './call-recording.ts'
import type { TimedUtterance } from './place-in-time.ts'

/** What a call's interaction is before its transcript is there, and for ever if it never comes. */
export const emptyInteraction = (): CallInteraction => ({
  speakers: [],
  interactionStats: [],
  video: [],
  questions: null,
})

/** Who spoke for how long and how, all of it measured on what was said. Durations are seconds. */
export function interactionOf(plan: CallPlan, recording: CallRecording, isVideo: boolean): CallInteraction {
  const { utterances, speakers } = recording
  const isCompany = ({ speaker }: TimedUtterance) => speakers[speaker]?.side === 'company'
  const talkMs = speakers.map(() => 0)
  const questions = { companyCount: 0, nonCompanyCount: 0 }
  let companyMs = 0
  let turns = 0
  const patienceMs: number[] = []
  for (const [place, utterance] of utterances.entries()) {
    const { speaker, sentences } = utterance
    const ms = spokenMs(utterance)
    talkMs[speaker] = (talkMs[speaker] ?? 0) + ms
    const asked = sentences.filter(({ text }) => text.endsWith('?')).length
    if (isCompany(utterance)) companyMs += ms
    questions[isCompany(utterance) ? 'companyCount' : 'nonCompanyCount'] += asked
    const before = utterances[place - 1]
    if (!before || before.speaker === speaker) continue
    turns++
    if (isCompany(utterance) && !isCompany(before))
      patienceMs.push(Math.max(0, (sentences[0]?.start ?? 0) - (before.sentences.at(-1)?.end ?? 0)))
  }
  const allMs = talkMs.reduce((sum, ms) => sum + ms, 0)
  const longest = (some: readonly TimedUtterance[]) => Math.max(0, ...some.map(lengthMs)) / 1000
  const meanPatienceMs = patienceMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, patienceMs.length)

  return {
    speakers: speakers.flatMap(({ speakerId, colleague }, place) => {
      const talkTime = (talkMs[place] ?? 0) / 1000
      return talkTime > 0 ? [{ id: speakerId, userId: colleague?.userId ?? null, talkTime }] : []
    }),
    interactionStats: [
      { name: 'Talk Ratio', value: round(companyMs / Math.max(1, allMs), 100) },
      { name: 'Longest Monologue', value: longest(utterances.filter(isCompany)) },
      { name: 'Longest Customer Story', value: longest(utterances.filter((one) => !isCompany(one))) },
      { name: 'Interactivity', value: round(Math.min(10, turns / (plan.shape.durationMs / 60_000)), 10) },
      { name: 'Patience', value: round(meanPatienceMs / 1000, 100) },
    ],
    video: isVideo ? videoOf(plan, recording) : [],
    questions,
  }
}

const spokenMs = ({ sentences }: TimedUtterance) => sentences.reduce((sum, { start, end }) => sum + end - start, 0)

const lengthMs = ({ sentences }: TimedUtterance) => (sentences.at(-1)?.end ?? 0) - (sentences[0]?.start ?? 0)

const round = (value: number, precision: number) => Math.round(value * precision) / precision

/** The screen is shared while the product is shown; faces are seen all along. */
function videoOf(plan: CallPlan, { utterances, phases }: CallRecording) {
  const shown = utterances.filter(({ phase }) => phases[phase]?.pool === 'demo')
  const presentationMs = shown.reduce((sum, utterance) => sum + lengthMs(utterance), 0)
  return [
    { name: 'Presentation', duration: Math.round(presentationMs / 1000) },
    { name: 'WebcamPrimaryUser', duration: plan.shape.durationSeconds - 10 },
    { name: 'WebcamNonCompany', duration: Math.round(plan.shape.durationSeconds * 0.8) },
  ].filter(({ duration }) => duration > 0)
}
