import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

const When = optional(z.string()).describe('ISO 8601 with seconds and offset')
const Bound = z.union([z.string(), z.int()])
const UpdaterUserId = optional(Id).describe('-1 stands for Gong itself')

const Question = z.looseObject({
  questionId: optional(Id).describe('The same in all revisions'),
  questionRevisionId: optional(Id).describe('Changes when the question is edited'),
  questionText: optional(z.string()),
  isOverall: optional(z.boolean()).describe('Asks for the call as a whole'),
  questionType: optional(openEnum(['RANGE', 'BOOLEAN', 'OPEN', 'MULTI_SELECT', 'SINGLE_SELECT'])),
  answerGuide: optional(z.string()).describe('What reviewers are told beside the question'),
  minRange: optional(Bound).describe('Lowest score of a RANGE, as decimal text'),
  maxRange: optional(Bound).describe('Highest score of a RANGE, as decimal text'),
  answerOptions: optional(z.array(z.looseObject({ id: z.int(), text: optional(z.string()) }))).describe(
    'What a SELECT question offers',
  ),
  created: When,
  updated: When,
  updaterUserId: UpdaterUserId,
})

/** A form that calls are reviewed with. */
export const Scorecard = z
  .looseObject({
    scorecardId: optional(Id),
    scorecardName: optional(z.string()),
    workspaceId: optional(Id),
    enabled: optional(z.boolean()),
    updaterUserId: UpdaterUserId,
    created: When,
    updated: When,
    reviewMethod: optional(openEnum(['AUTOMATIC', 'MANUAL'])).describe('AUTOMATIC: Gong fills it in itself'),
    questions: optional(z.array(Question)),
  })
  .meta({ id: 'Scorecard' })
export type Scorecard = z.infer<typeof Scorecard>
