import type { User } from '@mallet/contract/gong/users'
import { playsOf } from './call-plays.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

/** The ways of coaching that Gong counts. */
export type CoachingMetric =
  | 'callsListenedTo'
  | 'callsManagerAttended'
  | 'callsWithFeedback'
  | 'callsManagerCommentedOn'
  | 'callsWithScorecardFilled'

const MINUTE_MS = 60_000

/** What a manager did about a call of one of their people. Feedback and scorecards come from those who listened. */
export function coachingOf(
  call: WorldCall,
  managerId: string,
  users: readonly User[],
  nowMs: number,
): { readonly metric: CoachingMetric; readonly atMs: number }[] {
  const random = new SeededRandom(hashText(call.id), hashText(managerId), hashText('coaching'))
  const { parties, collaboration } = call.gong(nowMs)
  const attended = parties?.some(({ userId, speakerId }) => userId === managerId && speakerId !== undefined)
  const listened = playsOf(call, users).find(({ userId }) => userId === managerId)
  const comments = (collaboration?.publicComments ?? []).filter(({ commenterUserId }) => commenterUserId === managerId)
  const afterwards = (metric: CoachingMetric, likely: number, minutes: number) =>
    listened && random.chance(likely) ? [{ metric, atMs: listened.atMs + minutes * MINUTE_MS }] : []
  return [
    ...(attended ? [{ metric: 'callsManagerAttended' as const, atMs: call.startedMs }] : []),
    ...(listened ? [{ metric: 'callsListenedTo' as const, atMs: listened.atMs }] : []),
    ...afterwards('callsWithFeedback', 0.4, 6),
    ...afterwards('callsWithScorecardFilled', 0.3, 9),
    ...comments.map(({ posted }) => ({ metric: 'callsManagerCommentedOn' as const, atMs: Date.parse(posted ?? '') })),
  ].filter(({ atMs }) => atMs <= nowMs)
}
