import type { CallContent } from '@mallet/contract/gong/call-content'
import { CALL_OUTCOMES } from './call-outcomes.ts'
import { type Pool, TOPICS } from './call-phases.ts'
import type { CallPlan } from './call-plan.ts'
import type { CallRecording } from './call-recording.ts'
import { callRandom } from './call-shape.ts'
import { createSlots } from './slots.ts'

type OutlineSection = NonNullable<CallContent['outline']>[number]

const OUTCOMES = CALL_OUTCOMES.filter(({ weight }) => weight > 0)

/** What Gong names the parts of a call's structure; the rest of the parts has no name. */
const PARTS: Readonly<Partial<Record<Pool, string>>> = {
  opening: 'Meeting Setup',
  setup: 'Meeting Setup',
  smallTalk: 'Small Talk',
  discovery: 'Discovery',
  demo: 'Demo',
  technical: 'Technical Discussion',
  review: 'Account Review',
  pricing: 'Pricing',
  objections: 'Objections',
  movingForward: 'Moving Forward',
  nextSteps: 'Next Steps',
  wrapUp: 'Wrap-Up',
  goodbye: 'Wrap-Up',
  pipeline: 'Pipeline Review',
  coaching: 'Coaching',
  dealDesk: 'Deal Review',
  coldPitch: 'Pitch',
}

/** What a call's content is before its transcript is there, and for ever if it never comes. */
export const emptyContent = (): CallContent => ({
  structure: [],
  trackers: [],
  topics: [],
  brief: null,
  outline: [],
  highlights: [],
  callOutcome: null,
  keyPoints: [],
})

/** What Gong understood of a call, all of it read off what was said. */
export function contentOf(
  worldKey: number,
  plan: CallPlan,
  recording: CallRecording,
  trackers: NonNullable<CallContent['trackers']>,
): CallContent {
  const random = callRandom(worldKey, 'content', plan.index)
  const outline = outlineOf(recording, plan.shape.durationMs)
  const isCall = plan.shape.scenario.medium === 'telephony'
  const { id, name } = random.pickWeighted(OUTCOMES)
  return {
    structure: structureOf(recording, plan.shape.durationMs),
    trackers,
    topics: topicsOf(recording),
    brief: briefOf(recording, plan, random),
    outline,
    highlights: highlightsOf(recording),
    callOutcome: isCall ? { id, category: 'Answered', name } : null,
    keyPoints: eventsIn(recording, (topic) => topic !== 'Call Setup' && topic !== 'Small Talk' && topic !== 'Wrap-Up')
      .slice(0, 5)
      .map(({ gist }) => ({ text: `${gist}.` })),
  }
}

/** Seconds spoken under each topic; those that did not come up have 0. */
function topicsOf({ utterances, phases }: CallRecording) {
  const spokenMs = new Map<string, number>()
  for (const { phase, sentences } of utterances) {
    const topic = phases[phase]?.topic
    if (!topic) continue
    const ms = sentences.reduce((sum, { start, end }) => sum + end - start, 0)
    spokenMs.set(topic, (spokenMs.get(topic) ?? 0) + ms)
  }
  return TOPICS.map((name) => ({ name, duration: Math.round((spokenMs.get(name) ?? 0) / 1000) }))
}

/** When each phase that took place began, in order. */
function phaseStarts({ utterances }: CallRecording): { phase: number; startMs: number }[] {
  const starts: { phase: number; startMs: number }[] = []
  for (const { phase, sentences } of utterances)
    if (starts.at(-1)?.phase !== phase) starts.push({ phase, startMs: sentences[0]?.start ?? 0 })
  return starts
}

function structureOf(recording: CallRecording, durationMs: number) {
  const seconds = new Map<string, number>()
  const starts = phaseStarts(recording)
  for (const [place, { phase, startMs }] of starts.entries()) {
    const pool = recording.phases[phase]?.pool
    const name = pool && PARTS[pool]
    const untilMs = starts[place + 1]?.startMs ?? durationMs
    if (name) seconds.set(name, (seconds.get(name) ?? 0) + (untilMs - startMs) / 1000)
  }
  return [...seconds].map(([name, duration]) => ({ name, duration: Math.round(duration) }))
}

function outlineOf(recording: CallRecording, durationMs: number): OutlineSection[] {
  const starts = phaseStarts(recording)
  return starts.map(({ phase, startMs }, place) => {
    const untilMs = starts[place + 1]?.startMs ?? durationMs
    const pool = recording.phases[phase]?.pool
    return {
      section: (pool && recording.pack.sections.get(pool)) ?? null,
      startTime: startMs / 1000,
      duration: (untilMs - startMs) / 1000,
      items: recording.events
        .filter((event) => event.phase === phase)
        .map(({ gist, startMs }) => ({ text: gist, startTime: startMs / 1000 })),
    }
  })
}

const eventsIn = ({ events, phases }: CallRecording, wanted: (topic: string | null) => boolean) =>
  events.filter(({ phase }) => wanted(phases[phase]?.topic ?? null))

function highlightsOf(recording: CallRecording) {
  const section = (title: string, topic: string) => ({
    title,
    items: eventsIn(recording, (name) => name === topic).map(({ gist, startMs }) => ({
      text: gist,
      startTimes: [startMs / 1000],
    })),
  })
  return [
    section('Next steps', 'Next Steps'),
    section('Objections', 'Objections'),
    section('Pricing', 'Pricing'),
  ].filter(({ items }) => items.length > 0)
}

/** One sentence on the call as a whole, then what took place in it: two to five in all. */
function briefOf(recording: CallRecording, plan: CallPlan, random: ReturnType<typeof callRandom>): string {
  const { pack, facts, speakers } = recording
  const [host, guest] = speakers
  const names = { R: host?.firstName ?? '', S: '', B: guest?.firstName ?? '', U: '' }
  const templates = plan.shape.scenario.scope === 'Internal' ? pack.internalBriefs : pack.briefs
  const opening = random.pick(templates).expand(createSlots(pack.lexicon, facts, names, random), random)
  const inner = eventsIn(recording, (topic) => topic === null || topic === 'Pricing' || topic === 'Objections')
  const last = eventsIn(recording, (topic) => topic === 'Next Steps').at(-1)
  const told = [...inner.slice(0, 3), ...(last ? [last] : [])].map(({ gist }) => `${gist}.`)
  return [opening, ...new Set(told)].join(' ')
}
