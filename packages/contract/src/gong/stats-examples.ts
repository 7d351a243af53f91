import type { AnsweredScorecard } from './answered-scorecard.ts'
import { exampleCall } from './call-example.ts'
import type { ActivityCounts } from './user-activity.ts'

const callId = exampleCall.metaData.id
const dana = { userId: '7273476131570014205', userEmailAddress: 'dana.reyes@northwind.example' }
const week = { fromDate: '2026-06-08', toDate: '2026-06-11' }
const envelope = {
  requestId: '4al018gzaztcr8nbukw',
  records: { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 },
}
const range = {
  fromDateTime: '2026-06-08T00:00:00-04:00',
  toDateTime: '2026-06-11T00:00:00-04:00',
  timeZone: 'America/New_York',
}

const counts: ActivityCounts = {
  callsAsHost: 1,
  callsAttended: 1,
  callsGaveFeedback: 0,
  callsRequestedFeedback: 1,
  callsReceivedFeedback: 0,
  ownCallsListenedTo: 1,
  othersCallsListenedTo: 0,
  callsSharedInternally: 0,
  callsSharedExternally: 0,
  callsScorecardsFilled: 0,
  callsScorecardsReceived: 1,
  callsCommentsGiven: 0,
  callsCommentsReceived: 1,
  callsMarkedAsFeedbackGiven: 0,
  callsMarkedAsFeedbackReceived: 0,
}

const scorecard: AnsweredScorecard = {
  answeredScorecardId: '5512809912307450011',
  scorecardId: '4210077193840021177',
  scorecardName: 'Discovery call',
  callId,
  callStartTime: '2026-06-10T15:02:11-04:00',
  reviewedUserId: '7273476131570014205',
  reviewerUserId: '7273476131570014198',
  reviewMethod: 'MANUAL',
  editorUserId: '7273476131570014198',
  reviewTime: '2026-06-10T17:40:03-04:00',
  visibilityType: 'PUBLIC',
  answers: [
    {
      questionId: '4210077193840021301',
      questionRevisionId: '4210077193840021302',
      isOverall: false,
      score: 4,
      answerText: 'Let them describe the dock before showing anything.',
      notApplicable: false,
      selectedOptions: null,
    },
  ],
}

/** One exchange of each of the statistics: one user, three days, one call. */
export const statsExamples = {
  aggregate: {
    body: { filter: { ...week, userIds: [dana.userId] } },
    response: {
      ...envelope,
      usersAggregateActivityStats: [{ ...dana, userAggregateActivityStats: counts }],
      ...range,
    },
  },
  byPeriod: {
    body: { filter: week, aggregationPeriod: 'WEEK' },
    response: {
      ...envelope,
      usersAggregateActivity: [
        {
          ...dana,
          userAggregateActivity: [{ ...counts, fromDate: range.fromDateTime, toDate: range.toDateTime }],
        },
      ],
    },
  },
  dayByDay: {
    body: { filter: week },
    response: {
      ...envelope,
      usersDetailedActivities: [
        {
          ...dana,
          userDailyActivityStats: [
            {
              callsAsHost: [callId],
              callsAttended: [callId],
              callsGaveFeedback: [],
              callsRequestedFeedback: [callId],
              callsReceivedFeedback: [],
              ownCallsListenedTo: [callId],
              othersCallsListenedTo: [],
              callsSharedInternally: [],
              callsSharedExternally: [],
              callsScorecardsFilled: [],
              callsScorecardsReceived: [callId],
              callsCommentsGiven: [],
              callsCommentsReceived: [callId],
              callsMarkedAsFeedbackGiven: [],
              callsMarkedAsFeedbackReceived: [],
              fromDate: '2026-06-10T00:00:00-04:00',
              toDate: '2026-06-11T00:00:00-04:00',
            },
          ],
        },
      ],
    },
  },
  answeredScorecards: {
    body: { filter: { reviewFromDate: week.fromDate, reviewToDate: week.toDate, reviewMethod: 'BOTH' } },
    response: { ...envelope, answeredScorecards: [scorecard] },
  },
  interaction: {
    body: { filter: week },
    response: {
      ...envelope,
      peopleInteractionStats: [
        {
          ...dana,
          personInteractionStats: [
            { name: 'Talk Ratio', value: 0.52 },
            { name: 'Longest Monologue', value: 74.2 },
            { name: 'Longest Customer Story', value: 61.8 },
            { name: 'Interactivity', value: 6.1 },
            { name: 'Patience', value: 0.84 },
          ],
        },
      ],
      ...range,
    },
  },
} as const
