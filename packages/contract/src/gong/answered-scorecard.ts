import { z } from 'zod'
import { Id, Instant, openEnum, optional } from './fields.ts'

const Answer = z.looseObject({
  questionId: optional(Id),
  questionRevisionId: optional(Id).describe('The wording that was answered; questions change'),
  isOverall: optional(z.boolean()).describe('Whether the question asks for the judgement of the whole call'),
  score: optional(z.int()).describe(
    'Null for questions that are answered in words or by choice, and where not answered',
  ),
  answerText: optional(z.string()),
  notApplicable: optional(z.boolean()),
  selectedOptions: optional(z.array(z.string())).describe('Ids of the chosen options, as text'),
})

/** A scorecard as somebody, or Gong itself, filled it in for a call. */
export const AnsweredScorecard = z
  .looseObject({
    answeredScorecardId: optional(Id),
    scorecardId: optional(Id),
    scorecardName: optional(z.string()),
    callId: optional(Id),
    callStartTime: optional(Instant),
    reviewedUserId: optional(Id),
    reviewerUserId: optional(Id).describe('Nobody for an automatic review'),
    reviewMethod: optional(openEnum(['AUTOMATIC', 'MANUAL'])),
    editorUserId: optional(Id).describe('Who changed the answers last'),
    reviewTime: optional(Instant),
    visibilityType: optional(openEnum(['PUBLIC', 'PRIVATE', 'OPT_IN_USERS', 'MANAGERS', 'MANAGERS_AND_REVIEWEE'])),
    answers: optional(z.array(Answer)),
  })
  .meta({ id: 'AnsweredScorecard' })
export type AnsweredScorecard = z.infer<typeof AnsweredScorecard>
