import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { groupBy } from '../../group-by.ts'
import { mapInSlices } from '../../in-slices.ts'
import { addDays } from '../../world/company-days.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { callsByAct } from './count-acts.ts'
import { type DatedActivity, readActivity } from './read-activity.ts'
import { type StatsRange, statsRange } from './stats-range.ts'

/** The calls of each active user, day by day. Throws `Refusal` 404 where nobody was active, 400 for days to come. */
export async function listDayByDay(call: ApiCall, { body }: Parsed<Gong['stats.dayByDay']>) {
  const range = statsRange(call, body.filter)
  const logsAsOf = await readActivity(call, body.filter, range)
  const { items, ...page } = await answerRows(call, body, logsAsOf)
  const detailed = await mapInSlices(items, ({ user, activities }) => ({
    ...user,
    userDailyActivityStats: byDay(activities, range),
  }))
  return { ...page, usersDetailedActivities: detailed }
}

const byDay = (activities: readonly DatedActivity[], { days }: StatsRange) =>
  [...groupBy(activities, ({ day }) => day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => ({
      ...callsByAct(own),
      fromDate: days.format(days.midnight(day)),
      toDate: days.format(days.midnight(addDays(day, 1))),
    }))
