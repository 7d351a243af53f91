import { type CompanyDays, createCompanyDays } from '../../world/company-days.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** Whole days of the company, the last one excluded. */
export interface StatsRange {
  readonly days: CompanyDays
  readonly fromDate: string
  readonly toDate: string
  readonly fromMs: number
  readonly toMs: number
}

/** The days of a filter. Throws `Refusal` 400 where they reach into a day that has not ended. */
export function statsRange(
  { company, context }: ApiCall,
  { fromDate, toDate }: { fromDate: string; toDate: string },
): StatsRange {
  const days = createCompanyDays(company.world.company.timeZone)
  if (toDate > days.dayOf(context.clock.nowMs())) throw new Refusal(400, ['toDate must not be later than today'])
  return { days, fromDate, toDate, fromMs: days.midnight(fromDate), toMs: days.midnight(toDate) }
}
