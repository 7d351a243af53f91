import { z } from 'zod'
import { AnsweredScorecard } from './answered-scorecard.ts'
import { Id, Instant, Records, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { statsExamples } from './stats-examples.ts'
import {
  countedRange,
  UserActivity,
  UserActivityByDay,
  UserActivityByPeriod,
  UserInteraction,
} from './user-activity.ts'

/** Documented is only the status: see the assumption `emptyStatsText`. */
export const NO_STATS = 'No users found corresponding to the provided filters'
export const NO_SCORECARDS = 'No scorecards found corresponding to the provided filters'

export const AGGREGATION_PERIODS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const

const Day = z.iso.date()

/** Which users, and which days of them. */
export const StatsFilter = z.object({
  fromDate: Day.describe('First day, such as 2026-06-01, in the company’s time zone'),
  toDate: Day.describe('The day after the last one; today at the latest'),
  createdFromDateTime: Instant.optional().describe('Only users that were created at this instant or later'),
  createdToDateTime: Instant.optional().describe('Only users that were created before this instant'),
  userIds: z.array(Id).optional().describe('Everybody where it is left out'),
})
export type StatsFilter = z.infer<typeof StatsFilter>

/** Two half-open ranges of days, which do not depend on each other; everything there is where nothing is given. */
export const ScorecardsFilter = z.object({
  callFromDate: Day.optional().describe('First day of the calls, in the company’s time zone'),
  callToDate: Day.optional().describe('The day after the last one'),
  reviewFromDate: Day.optional().describe('First day of the reviews, in the company’s time zone'),
  reviewToDate: Day.optional().describe('The day after the last one'),
  reviewMethod: z.enum(['AUTOMATIC', 'MANUAL', 'BOTH']).optional().describe('MANUAL where it is left out'),
  reviewedUserIds: z.array(Id).optional(),
  scorecardIds: z.array(Id).optional(),
})
export type ScorecardsFilter = z.infer<typeof ScorecardsFilter>

const cursor = z.string().optional().describe('With it, every other input must be repeated unchanged')
const body = z.object({ cursor, filter: StatsFilter })
const envelope = { requestId: RequestId, records: Records }
const read = { method: 'POST', effect: 'reads', repeat: 'safe' } as const
const page = { cursorIn: 'body', pageSize: 100, empty: { status: 404, text: NO_STATS } } as const

export const stats = gongTable({
  'stats.aggregate': {
    title: 'Aggregate activity',
    ...read,
    path: '/v2/stats/activity/aggregate',
    scope: 'api:stats:user-actions',
    summary: 'Count what each user did with calls over a range of days',
    body,
    response: z.looseObject({ ...envelope, usersAggregateActivityStats: z.array(UserActivity), ...countedRange }),
    paging: { ...page, items: 'usersAggregateActivityStats' },
    limits: ['Only users who were active in the range are listed.'],
    example: statsExamples.aggregate,
    source: 'Gong OpenAPI 2026-07-05, listMultipleUsersAggregateActivity',
  },
  'stats.aggregateByPeriod': {
    title: 'Aggregate activity by period',
    ...read,
    path: '/v2/stats/activity/aggregate-by-period',
    scope: 'api:stats:user-actions',
    summary: 'Count what each user did with calls, for each day, week, month, quarter or year of a range',
    body: body.extend({
      aggregationPeriod: z.enum(AGGREGATION_PERIODS).describe('Calendar periods; weeks begin on Monday'),
    }),
    response: z.looseObject({ ...envelope, usersAggregateActivity: z.array(UserActivityByPeriod) }),
    paging: { ...page, items: 'usersAggregateActivity' },
    limits: [
      'What happens twice on one day counts once, on two days twice.',
      'Without userIds only active users are listed.',
    ],
    example: statsExamples.byPeriod,
    source: 'Gong OpenAPI 2026-07-05, listMultipleUsersAggregateByPeriod',
  },
  'stats.dayByDay': {
    title: 'List activity day by day',
    ...read,
    path: '/v2/stats/activity/day-by-day',
    scope: 'api:stats:user-actions:detailed',
    summary: 'List the calls that each user was active on, day by day',
    body,
    response: z.looseObject({ ...envelope, usersDetailedActivities: z.array(UserActivityByDay) }),
    paging: { ...page, items: 'usersDetailedActivities' },
    limits: ['Only users who were active in the range are listed, and of those only days with activity.'],
    example: statsExamples.dayByDay,
    source: 'Gong OpenAPI 2026-07-05, listMultipleUsersDayByDayActivity',
  },
  'stats.answeredScorecards': {
    title: 'List answered scorecards',
    ...read,
    path: '/v2/stats/activity/scorecards',
    scope: 'api:stats:scorecards',
    summary: 'List the scorecards that were filled in, by day of call, day of review, scorecard or reviewed user',
    body: z.object({
      cursor,
      filter: ScorecardsFilter.describe('Mandatory; an empty filter means every manual review'),
    }),
    response: z.looseObject({ ...envelope, answeredScorecards: z.array(AnsweredScorecard) }),
    paging: { ...page, items: 'answeredScorecards', empty: { status: 404, text: NO_SCORECARDS } },
    example: statsExamples.answeredScorecards,
    source: 'Gong OpenAPI 2026-07-05, listAnsweredScorecards; ids as text as in the scorecard settings recorded live',
  },
  'stats.interaction': {
    title: 'List interaction stats',
    ...read,
    path: '/v2/stats/interaction',
    scope: 'api:stats:interaction',
    summary: 'Measure how each user talks on calls over a range of days',
    body,
    response: z.looseObject({ ...envelope, peopleInteractionStats: z.array(UserInteraction), ...countedRange }),
    paging: { ...page, items: 'peopleInteractionStats' },
    limits: ['Only calls that were recorded with Whisper on are measured.'],
    example: statsExamples.interaction,
    source: 'Gong OpenAPI 2026-07-05, listInteractionStats',
  },
})
