import { type Act, activityOf } from './call-activity.ts'
import type { Office } from './office.ts'
import type { WorldCall } from './world.ts'

/** The ways of coaching that Gong counts. */
export type CoachingMetric =
  | 'callsListenedTo'
  | 'callsManagerAttended'
  | 'callsWithFeedback'
  | 'callsManagerCommentedOn'
  | 'callsWithScorecardFilled'

const METRICS: Partial<Record<Act, CoachingMetric>> = {
  // A manager listens to their own call where they attended it.
  ownCallsListenedTo: 'callsListenedTo',
  othersCallsListenedTo: 'callsListenedTo',
  callsAttended: 'callsManagerAttended',
  callsGaveFeedback: 'callsWithFeedback',
  callsCommentsGiven: 'callsManagerCommentedOn',
  callsScorecardsFilled: 'callsWithScorecardFilled',
}

/** What a manager did about a call of one of their people, as far as it is known at `nowMs`. */
export const coachingOf = (
  office: Office,
  call: WorldCall,
  managerId: string,
  nowMs: number,
): { readonly metric: CoachingMetric; readonly atMs: number }[] =>
  activityOf(office, call).flatMap(({ act, atMs, knownAtMs, userId }) => {
    const metric = METRICS[act]
    return metric && userId === managerId && knownAtMs <= nowMs ? [{ metric, atMs }] : []
  })
