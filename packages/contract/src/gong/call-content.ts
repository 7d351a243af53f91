import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

const Seconds = z.number().describe('Seconds from the start of the call')
const Duration = z.number().describe('Seconds')

const Occurrence = z.looseObject({ startTime: optional(Seconds), speakerId: optional(Id) })

const Tracker = z.looseObject({
  id: Id,
  name: optional(z.string()),
  count: optional(z.int()).describe('How often it was found; 0 occurs'),
  type: optional(openEnum(['KEYWORD', 'SMART'])),
  occurrences: optional(z.array(Occurrence)).describe('Only for calls since 2023-01-01'),
  phrases: optional(
    z.array(
      z.looseObject({
        count: optional(z.int()),
        occurrences: optional(z.array(Occurrence)),
        phrase: optional(z.string()),
      }),
    ),
  ).describe('Only for keyword trackers'),
})

const OutlineSection = z.looseObject({
  section: optional(z.string()),
  startTime: optional(Seconds),
  duration: optional(Duration),
  items: optional(z.array(z.looseObject({ text: optional(z.string()), startTime: optional(Seconds) }))),
})

const HighlightsSection = z.looseObject({
  title: optional(z.string()).describe('Such as Next steps'),
  items: optional(z.array(z.looseObject({ text: optional(z.string()), startTimes: optional(z.array(Seconds)) }))),
})

/** What Gong understood of a call. Empty until the call is transcribed, up to 24 hours after its end. */
export const CallContent = z
  .looseObject({
    structure: optional(z.array(z.looseObject({ name: optional(z.string()), duration: optional(z.int()) }))).describe(
      'Parts of the agenda, in seconds',
    ),
    trackers: optional(z.array(Tracker)),
    topics: optional(z.array(z.looseObject({ name: optional(z.string()), duration: optional(z.int()) }))).describe(
      'Durations in seconds; 0 occurs',
    ),
    brief: optional(z.string()),
    outline: optional(z.array(OutlineSection)),
    highlights: optional(z.array(HighlightsSection)),
    callOutcome: optional(
      z.looseObject({ id: z.string(), category: optional(z.string()), name: optional(z.string()) }),
    ),
    keyPoints: optional(z.array(z.looseObject({ text: optional(z.string()) }))),
  })
  .meta({ id: 'CallContent' })
export type CallContent = z.infer<typeof CallContent>

/** Who spoke for how long, and how. */
export const CallInteraction = z
  .looseObject({
    speakers: optional(z.array(z.looseObject({ id: Id, userId: optional(Id), talkTime: optional(Duration) }))),
    interactionStats: optional(
      z.array(z.looseObject({ name: optional(z.string()), value: optional(z.number()) })),
    ).describe('Talk Ratio, Longest Monologue (s), Longest Customer Story (s), Interactivity (0 to 10), Patience (s)'),
    video: optional(z.array(z.looseObject({ name: optional(z.string()), duration: optional(Duration) }))),
    questions: optional(z.looseObject({ companyCount: optional(z.int()), nonCompanyCount: optional(z.int()) })),
  })
  .meta({ id: 'CallInteraction' })
export type CallInteraction = z.infer<typeof CallInteraction>

const Comment = z.looseObject({
  id: Id,
  audioStartTime: optional(Seconds),
  audioEndTime: optional(Seconds),
  commenterUserId: optional(Id),
  comment: optional(z.string()),
  posted: optional(z.string()),
  inReplyTo: optional(Id),
  duringCall: optional(z.boolean()),
})

export const CallCollaboration = z
  .looseObject({ publicComments: optional(z.array(Comment)) })
  .meta({ id: 'CallCollaboration' })
export type CallCollaboration = z.infer<typeof CallCollaboration>
