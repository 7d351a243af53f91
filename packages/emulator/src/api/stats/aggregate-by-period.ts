import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { groupBy } from '../../group-by.ts'
import { mapInSlices } from '../../in-slices.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { countActs } from './count-acts.ts'
import { periodOf } from './period-of.ts'
import { type DatedActivity, readActivity } from './read-activity.ts'
import { type StatsRange, statsRange } from './stats-range.ts'

/**
 * Totals of each user for every calendar period in which they were active; the first and the last period end where the
 * range does. Whoever left the company shows only when named. Throws `Refusal` 404 where nobody was active, 400 for days
 * to come.
 */
export async function aggregateByPeriod(call: ApiCall, { body }: Parsed<Gong['stats.aggregateByPeriod']>) {
  const { filter, aggregationPeriod } = body
  const range = statsRange(call, filter)
  const logsAsOf = await readActivity(call, filter, range)
  const left = new Set(call.company.world.users.filter(({ active }) => active === false).map(({ id }) => id))
  const isShown = (userId: string) => Boolean(filter.userIds?.length) || !left.has(userId)
  const { items, ...page } = await answerRows(call, body, (asOfMs) =>
    logsAsOf(asOfMs).filter(({ user }) => isShown(user.userId)),
  )
  const counted = await mapInSlices(items, ({ user, activities }) => ({
    ...user,
    userAggregateActivity: totals(activities, aggregationPeriod, range),
  }))
  return { ...page, usersAggregateActivity: counted }
}

function totals(
  activities: readonly DatedActivity[],
  period: Parameters<typeof periodOf>[0],
  { days, fromDate, toDate }: StatsRange,
) {
  const periods = groupBy(activities, ({ day }) => periodOf(period, day).first)
  return [...periods]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, own]) => {
      const { end } = periodOf(period, first)
      return {
        ...countActs(own),
        fromDate: days.format(days.midnight(first < fromDate ? fromDate : first)),
        toDate: days.format(days.midnight(end > toDate ? toDate : end)),
      }
    })
}
