import type { KeywordTracker } from './keyword-tracker.ts'
import type { Scorecard } from './scorecard.ts'

export const exampleTracker: KeywordTracker = {
  trackerId: '6840000929075400007',
  trackerName: 'Security review',
  workspaceId: '623457276584334000',
  languageKeywords: [
    { language: 'eng', keywords: ['security questionnaire', 'penetration test'], includeRelatedForms: false },
    { language: 'ger', keywords: ['datenschutz'], includeRelatedForms: false },
  ],
  affiliation: 'Anyone',
  partOfQuestion: false,
  saidAt: 'Anytime',
  saidAtInterval: null,
  saidAtUnit: null,
  saidInTopics: [],
  filterQuery: '{"type":"And","filters":[]}',
  created: '2025-09-02T09:30:11.204518-04:00',
  creatorUserId: '7273476131570014198',
  updated: '2026-01-19T14:02:57.880341-05:00',
  updaterUserId: '7273476131570014205',
}

const made = { created: '2025-11-04T11:00:00-05:00', updated: '2026-03-10T15:30:00-04:00' }
const updaterUserId = '7273476131570014198'

export const exampleScorecard: Scorecard = {
  scorecardId: '4418203957661200381',
  scorecardName: 'Discovery call',
  workspaceId: '623457276584334000',
  enabled: true,
  updaterUserId,
  ...made,
  reviewMethod: 'MANUAL',
  questions: [
    {
      questionId: '5530118274619003217',
      questionRevisionId: '5530118274619003944',
      questionText: 'Was the next meeting agreed on the call?',
      isOverall: false,
      questionType: 'SINGLE_SELECT',
      answerGuide: 'A day and a time count; an intention does not',
      minRange: null,
      maxRange: null,
      answerOptions: [
        { id: 1, text: 'With day and time' },
        { id: 2, text: 'Only in principle' },
      ],
      ...made,
      updaterUserId,
    },
    {
      questionId: '5530118274619004106',
      questionRevisionId: '5530118274619004873',
      questionText: 'How good was the call as a whole?',
      isOverall: true,
      questionType: 'RANGE',
      answerGuide: null,
      minRange: '1',
      maxRange: '5',
      answerOptions: [],
      ...made,
      updaterUserId,
    },
  ],
}
