import { z } from 'zod'
import { Id, optional } from './fields.ts'

const Sentence = z.looseObject({
  start: optional(z.int()).describe('Milliseconds from the start of the call'),
  end: optional(z.int()).describe('Milliseconds from the start of the call'),
  text: optional(z.string()),
})
export type Sentence = z.infer<typeof Sentence>

export const Monologue = z
  .looseObject({
    speakerId: optional(Id).describe('Joins to parties[].speakerId of the call, not to a user id'),
    topic: optional(z.string()),
    sentences: optional(z.array(Sentence)),
  })
  .meta({ id: 'Monologue' })
export type Monologue = z.infer<typeof Monologue>

export const CallTranscript = z
  .looseObject({ callId: Id, transcript: optional(z.array(Monologue)) })
  .meta({ id: 'CallTranscript' })
export type CallTranscript = z.infer<typeof CallTranscript>
