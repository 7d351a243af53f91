import type { Handlers } from '@mallet/contract/derive/routes'
import type { stats } from '@mallet/contract/gong/stats'
import type { ApiCall } from '../api-call.ts'
import { aggregateActivity } from './aggregate-activity.ts'
import { aggregateByPeriod } from './aggregate-by-period.ts'
import { listAnsweredScorecards } from './list-answered-scorecards.ts'
import { listDayByDay } from './list-day-by-day.ts'
import { listInteraction } from './list-interaction.ts'

export const statsHandlers: Handlers<typeof stats, ApiCall> = {
  'stats.aggregate': aggregateActivity,
  'stats.aggregateByPeriod': aggregateByPeriod,
  'stats.dayByDay': listDayByDay,
  'stats.answeredScorecards': listAnsweredScorecards,
  'stats.interaction': listInteraction,
}
