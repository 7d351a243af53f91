import { createZoneOffset } from './zone-offset.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const OPENS_AT_HOUR = 8
/** How busy each hour from 08:00 is, noon low. Sums to 10, so that a working day weighs 1. */
const HOURS = [0.6, 1.1, 1.3, 1.2, 0.6, 1, 1.3, 1.2, 1, 0.7]
const HOURS_TOTAL = 10
const WEEKEND_WEIGHT = 0.15
const WEEK_WEIGHT = 5 + 2 * WEEKEND_WEIGHT
/** 1 January 1970 was a Thursday; weeks are counted from Monday. */
const EPOCH_WEEKDAY = 3

export interface WorkingTime {
  /** Working days (weekend days count 0.15) between a fixed moment and this one. Flat outside business hours. */
  at(instantMs: number): number
  /** The moment at which {@link at} reaches the given value, always within business hours. */
  when(workingDays: number): number
  /** ISO 8601 in the zone's own offset, with seconds or milliseconds. */
  format(instantMs: number, precision?: 'seconds' | 'milliseconds'): string
  /** The local date: weekday counts from 0 = Monday, month from 0 = January. */
  localDate(instantMs: number): { year: number; month: number; day: number; weekday: number; hour: number }
}

/**
 * The business calendar of a time zone as a curve that only rises during business hours, together with its inverse, both
 * in constant time. Hours are local, so the curve is right on both sides of a change to or from daylight saving time.
 *
 * @throws RangeError if the zone is unknown
 */
export function createWorkingTime(timeZone: string): WorkingTime {
  const exactOffsetAt = createZoneOffset(timeZone)
  const offsets = new Map<number, number>()

  /** Zones change their offset at night, so the offset at local noon holds for a day's business hours. */
  function offsetOfDay(day: number): number {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const noon = day * DAY_MS + DAY_MS / 2
    const offset = exactOffsetAt(noon - exactOffsetAt(noon))
    offsets.set(day, offset)
    return offset
  }

  function localTime(instantMs: number): { day: number; ms: number; offset: number } {
    const nearby = offsetOfDay(Math.floor(instantMs / DAY_MS))
    const offset = offsetOfDay(Math.floor((instantMs + nearby) / DAY_MS))
    const local = instantMs + offset
    const day = Math.floor(local / DAY_MS)
    return { day, ms: local - day * DAY_MS, offset }
  }

  return {
    at(instantMs) {
      const { day, ms } = localTime(instantMs)
      const weekday = weekdayOf(day)
      const before = Math.min(weekday, 5) + Math.max(0, weekday - 5) * WEEKEND_WEIGHT
      const weeks = (day + EPOCH_WEEKDAY - weekday) / 7
      return weeks * WEEK_WEIGHT + before + dayWeight(weekday) * workedShare(ms)
    },
    when(workingDays) {
      const weeks = Math.floor(workingDays / WEEK_WEIGHT)
      const rest = workingDays - weeks * WEEK_WEIGHT
      const weekday = Math.min(6, rest < 5 ? Math.floor(rest) : 5 + Math.floor((rest - 5) / WEEKEND_WEIGHT))
      const before = Math.min(weekday, 5) + Math.max(0, weekday - 5) * WEEKEND_WEIGHT
      const day = weeks * 7 - EPOCH_WEEKDAY + weekday
      return Math.floor(day * DAY_MS - offsetOfDay(day) + timeOfShare((rest - before) / dayWeight(weekday)))
    },
    format(instantMs, precision = 'seconds') {
      const { offset } = localTime(instantMs)
      const text = new Date(instantMs + offset).toISOString()
      const minutes = Math.abs(offset) / 60_000
      const hours = String(Math.floor(minutes / 60)).padStart(2, '0')
      const zone = `${offset < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`
      return `${text.slice(0, precision === 'seconds' ? 19 : 23)}${zone}`
    },
    localDate(instantMs) {
      const { day, offset } = localTime(instantMs)
      const date = new Date(instantMs + offset)
      return {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        weekday: weekdayOf(day),
        hour: date.getUTCHours(),
      }
    },
  }
}

const weekdayOf = (day: number) => (((day + EPOCH_WEEKDAY) % 7) + 7) % 7
const dayWeight = (weekday: number) => (weekday < 5 ? 1 : WEEKEND_WEIGHT)

/** The share of a day's work that is done by a local time of day. */
function workedShare(ms: number): number {
  let left = (ms - OPENS_AT_HOUR * HOUR_MS) / HOUR_MS
  let done = 0
  for (const weight of HOURS) {
    if (left <= 0) break
    done += weight * Math.min(left, 1)
    left--
  }
  return done / HOURS_TOTAL
}

function timeOfShare(share: number): number {
  let left = Math.min(1, Math.max(0, share)) * HOURS_TOTAL
  let hour = OPENS_AT_HOUR
  for (const weight of HOURS) {
    if (left <= weight) return (hour + left / weight) * HOUR_MS
    left -= weight
    hour++
  }
  return hour * HOUR_MS
}
