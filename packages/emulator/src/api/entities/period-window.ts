import type { TimePeriod } from '@mallet/contract/gong/entities'
import { createCompanyDays } from '../../world/company-days.ts'
import { Refusal } from '../refusal.ts'
import { periodOf } from '../stats/period-of.ts'

const DAY_MS = 86_400_000

/** A period of conversations, half-open on their start. */
export interface PeriodWindow {
  readonly fromMs: number
  readonly toMs: number
}

export interface PeriodInput {
  readonly timePeriod: TimePeriod
  readonly fromDateTime?: string | undefined
  readonly toDateTime?: string | undefined
}

type DatedPeriod = Exclude<TimePeriod, 'CUSTOM_RANGE' | 'ALL_CONVERSATIONS'>

/** So many days back from a moment, or the calendar period that today belongs to. */
const PERIODS: Readonly<Record<DatedPeriod, number | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'>> = {
  LAST_7DAYS: 7,
  LAST_30DAYS: 30,
  LAST_90DAYS: 90,
  LAST_YEAR: 365,
  LAST_90_DAYS_SINCE_LAST_ACTIVITY: 90,
  LAST_YEAR_SINCE_LAST_ACTIVITY: 365,
  THIS_WEEK: 'WEEK',
  THIS_MONTH: 'MONTH',
  THIS_QUARTER: 'QUARTER',
  THIS_YEAR: 'YEAR',
}

/**
 * The window that a period means now, in the company's time zone. Throws `Refusal` 400 where the dates are missing that a
 * custom range needs, or given with another period.
 *
 * @param lastActivityMs start of the entity's last conversation
 */
export function periodWindow(
  { timePeriod, fromDateTime, toDateTime }: PeriodInput,
  timeZone: string,
  nowMs: number,
  lastActivityMs: number,
): PeriodWindow {
  if (timePeriod === 'CUSTOM_RANGE') {
    if (fromDateTime === undefined) throw new Refusal(400, ['fromDateTime: must not be null'])
    return { fromMs: Date.parse(fromDateTime), toMs: toDateTime === undefined ? nowMs : Date.parse(toDateTime) }
  }
  if (fromDateTime !== undefined || toDateTime !== undefined) {
    throw new Refusal(400, ['fromDateTime and toDateTime are only for CUSTOM_RANGE'])
  }
  if (timePeriod === 'ALL_CONVERSATIONS') return { fromMs: -Infinity, toMs: nowMs }
  const period = PERIODS[timePeriod]
  if (typeof period === 'number') {
    const isSinceActivity = timePeriod.endsWith('SINCE_LAST_ACTIVITY')
    return { fromMs: (isSinceActivity ? lastActivityMs : nowMs) - period * DAY_MS, toMs: nowMs }
  }
  const days = createCompanyDays(timeZone)
  const { first, end } = periodOf(period, days.dayOf(nowMs))
  return { fromMs: days.midnight(first), toMs: days.midnight(end) }
}
