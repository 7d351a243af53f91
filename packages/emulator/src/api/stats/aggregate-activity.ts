import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { mapInSlices } from '../../in-slices.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { countActs } from './count-acts.ts'
import { countedRange } from './counted-range.ts'
import { readActivity } from './read-activity.ts'
import { statsRange } from './stats-range.ts'

/** Totals of each user who was active. Throws `Refusal` 404 where nobody was, 400 for days to come. */
export async function aggregateActivity(call: ApiCall, { body }: Parsed<Gong['stats.aggregate']>) {
  const range = statsRange(call, body.filter)
  const logsAsOf = await readActivity(call, body.filter, range)
  const { items, ...page } = await answerRows(call, body, logsAsOf)
  const counted = await mapInSlices(items, ({ user, activities }) => ({
    ...user,
    userAggregateActivityStats: countActs(activities),
  }))
  return { ...page, usersAggregateActivityStats: counted, ...countedRange(range) }
}
