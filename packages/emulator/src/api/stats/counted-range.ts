import type { StatsRange } from './stats-range.ts'

/** The range as Gong repeats it beside its numbers. */
export const countedRange = ({ days, fromMs, toMs }: StatsRange) => ({
  fromDateTime: days.format(fromMs),
  toDateTime: days.format(toMs),
  timeZone: days.timeZone,
})
