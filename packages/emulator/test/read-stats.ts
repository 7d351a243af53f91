import type { CallData } from '@mallet/contract/gong/call'
import { stats } from '@mallet/contract/gong/stats'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { askForAll } from './api.ts'

export const WINDOW = { fromDate: '2026-05-11', toDate: '2026-06-10' }
export const ACTIVITY = '/v2/stats/activity'

/** Offsets of the company's zone in the window: New York in summer. */
const midnight = (date: string) => Date.parse(`${date}T00:00:00-04:00`)
export const isIn = ({ metaData }: CallData, { fromDate, toDate } = WINDOW) => {
  const startedMs = Date.parse(metaData.started ?? '')
  return startedMs >= midnight(fromDate) && startedMs < midnight(toDate)
}

/** A filter of calls that leaves out none of the window. */
export const CALLS_OF_WINDOW = { fromDateTime: '2026-05-10T00:00:00Z' }

/** Every row of one of the statistics. */
export async function readStats<T extends z.ZodType>(
  emulator: Emulator,
  path: string,
  filter: object,
  row: T,
  more: object = {},
) {
  const names = Object.values(stats).find((one) => one.path === path)?.paging.items ?? ''
  return z.array(row).parse(await askForAll(emulator, path, { ...more, filter }, names))
}

const aggregated = stats['stats.aggregate'].response.shape.usersAggregateActivityStats.element
export const byPeriod = stats['stats.aggregateByPeriod'].response.shape.usersAggregateActivity.element
const byDay = stats['stats.dayByDay'].response.shape.usersDetailedActivities.element
export const interaction = stats['stats.interaction'].response.shape.peopleInteractionStats.element
export const answered = stats['stats.answeredScorecards'].response.shape.answeredScorecards.element

export const readTotals = (emulator: Emulator, filter: object = WINDOW) =>
  readStats(emulator, `${ACTIVITY}/aggregate`, filter, aggregated)
export const readDays = (emulator: Emulator, filter: object = WINDOW) =>
  readStats(emulator, `${ACTIVITY}/day-by-day`, filter, byDay)

export const COUNTERS = Object.keys(
  z
    .object({ userAggregateActivityStats: z.looseObject({}) })
    .parse(stats['stats.aggregate'].example.response.usersAggregateActivityStats[0]).userAggregateActivityStats,
)

/** The numbers of several records together. */
export function sum(records: readonly Record<string, unknown>[]): Record<string, number> {
  const count = (value: unknown) => (Array.isArray(value) ? value.length : Number(value ?? 0))
  return Object.fromEntries(
    COUNTERS.map((name) => [name, records.reduce((total, record) => total + count(record[name]), 0)]),
  )
}
