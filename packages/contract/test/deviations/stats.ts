import type { Deviation } from './deviation.ts'

const IDS = [
  'answeredScorecardId',
  'scorecardId',
  'callId',
  'reviewedUserId',
  'reviewerUserId',
  'editorUserId',
  'answers[].questionId',
  'answers[].questionRevisionId',
]

export const stats: readonly Deviation[] = IDS.map((id) => ({
  operation: 'stats.answeredScorecards',
  field: `response.answeredScorecards[].${id}`,
  reason:
    'Gong documents an integer. The settings of scorecards document their ids as integers too, and were recorded live ' +
    'as text; connectors store text.',
}))
