import { z } from 'zod'
import { Id, optional } from './fields.ts'

/** The fifteen things that Gong counts of a user, each as `one` says: a number, or the calls themselves. */
const activityOf = <T extends z.ZodType>(one: T) => ({
  callsAsHost: optional(one).describe('Calls that the user hosted'),
  callsAttended: optional(one).describe('Calls that the user was on, hosted ones included'),
  callsGaveFeedback: optional(one),
  callsRequestedFeedback: optional(one),
  callsReceivedFeedback: optional(one),
  ownCallsListenedTo: optional(one).describe('Calls that the user was on and played afterwards'),
  othersCallsListenedTo: optional(one),
  callsSharedInternally: optional(one),
  callsSharedExternally: optional(one),
  callsScorecardsFilled: optional(one).describe('Calls for which the user filled in a scorecard'),
  callsScorecardsReceived: optional(one).describe('Calls for which somebody reviewed the user'),
  callsCommentsGiven: optional(one),
  callsCommentsReceived: optional(one),
  callsMarkedAsFeedbackGiven: optional(one).describe('Calls with a comment that the user marked as feedback'),
  callsMarkedAsFeedbackReceived: optional(one),
})

/** Midnight in the company's time zone, such as 2026-06-01T00:00:00-04:00. */
const Midnight = z.string()

const period = {
  fromDate: optional(Midnight).describe('Midnight at which the period begins, in the company’s time zone'),
  toDate: optional(Midnight).describe('Midnight at which it ends; it belongs to the next period'),
}

const user = { userId: optional(Id), userEmailAddress: optional(z.string()) }

const Count = z.int()
const CallIds = z.array(Id)

export const ActivityCounts = z.looseObject(activityOf(Count)).meta({ id: 'ActivityCounts' })
export type ActivityCounts = z.infer<typeof ActivityCounts>

/** A user’s totals over the whole range. */
export const UserActivity = z.looseObject({ ...user, userAggregateActivityStats: optional(ActivityCounts) })

/** A user’s totals for each calendar period of the range. */
export const UserActivityByPeriod = z.looseObject({
  ...user,
  userAggregateActivity: optional(z.array(z.looseObject({ ...activityOf(Count), ...period }))),
})

/** The calls that a user was active on, day by day. */
export const UserActivityByDay = z.looseObject({
  ...user,
  userDailyActivityStats: optional(z.array(z.looseObject({ ...activityOf(CallIds), ...period }))).describe(
    'Ids of calls, each once a day however often it happened',
  ),
})

/** How a user talks, on average over the calls that they hosted. */
export const UserInteraction = z.looseObject({
  ...user,
  personInteractionStats: optional(
    z.array(z.looseObject({ name: optional(z.string()), value: optional(z.number()) })),
  ).describe('Talk Ratio, Longest Monologue (s), Longest Customer Story (s), Interactivity (0 to 10), Patience (s)'),
})

/** The range that was counted, as Gong understood it. */
export const countedRange = {
  fromDateTime: optional(Midnight),
  toDateTime: optional(Midnight),
  timeZone: optional(z.string()).describe('IANA name of the company’s time zone'),
}
