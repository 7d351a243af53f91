import type { AGGREGATION_PERIODS } from '@mallet/contract/gong/stats'
import { addDays } from '../../world/company-days.ts'

type Period = (typeof AGGREGATION_PERIODS)[number]

const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const

/** First day of the calendar period that a day belongs to, and the day after its last one. Weeks begin on Monday. */
export function periodOf(period: Period, day: string): { first: string; end: string } {
  if (period === 'DAY') return { first: day, end: addDays(day, 1) }
  if (period === 'WEEK') {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    const first = addDays(day, -weekday)
    return { first, end: addDays(first, 7) }
  }
  const months = MONTHS[period]
  const [year = 0, month = 1] = day.split('-').map(Number)
  const begin = month - 1 - ((month - 1) % months)
  const text = (at: number) => new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10)
  return { first: text(begin), end: text(begin + months) }
}
