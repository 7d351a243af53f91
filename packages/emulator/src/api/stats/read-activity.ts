import type { StatsFilter } from '@mallet/contract/gong/stats'
import { officeOf } from '../../company/office-of.ts'
import { inSlices } from '../../in-slices.ts'
import { type Activity, activityOf } from '../../world/call-activity.ts'
import { LAST_ACTIVITY_MS } from '../../world/last-activity.ts'
import type { ApiCall } from '../api-call.ts'
import { chooseUsers } from '../users/choose-users.ts'
import type { StatsRange } from './stats-range.ts'

/** What one user did in a range of days. Never empty. */
export interface UserLog {
  readonly user: { readonly userId: string; readonly userEmailAddress: string | null }
  readonly activities: readonly DatedActivity[]
}

/** What is counted of an activity, with the company's day of it. A year may have millions, so nothing else is kept. */
export type DatedActivity = Pick<Activity, 'act' | 'callId' | 'knownAtMs'> & { readonly day: string }

/** The log of each chosen user who was active in the range, as it was known at any moment up to now. */
export async function readActivity(
  call: ApiCall,
  filter: StatsFilter,
  { days, fromMs, toMs }: StatsRange,
): Promise<(asOfMs: number) => UserLog[]> {
  const { company, context } = call
  const office = officeOf(context, company)
  const users = chooseUsers(call, filter)
  const logs = new Map<string, DatedActivity[]>(users.map(({ id }) => [id, []]))
  const window = { asOfMs: context.clock.nowMs(), fromMs: fromMs - LAST_ACTIVITY_MS, toMs }
  for await (const one of inSlices(company.calls.scan(window))) {
    for (const { userId, act, callId, knownAtMs, atMs } of activityOf(office, one)) {
      if (atMs < fromMs || atMs >= toMs) continue
      logs.get(userId)?.push({ act, callId, knownAtMs, day: days.dayOf(atMs) })
    }
  }
  return (asOfMs) =>
    users.flatMap(({ id, emailAddress }) => {
      const activities = (logs.get(id) ?? []).filter(({ knownAtMs }) => knownAtMs <= asOfMs)
      return activities.length > 0 ? [{ user: { userId: id, userEmailAddress: emailAddress ?? null }, activities }] : []
    })
}
