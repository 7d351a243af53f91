import { instantOnWall, wallClock } from './wall-clock.ts'

/** A window that is read again and again: at every so many minutes, or at an hour of the company's day or week. */
export type Tier = { readonly name: string; readonly windowMinutes?: number } & (
  | { readonly everyMinutes: number; readonly businessHoursOnly?: boolean }
  | { readonly at: { readonly hour: number; readonly weekday?: Weekday } }
)

export interface ScheduleOf {
  readonly tiers: readonly Tier[]
  readonly timeZone: string
  /** Moves this connection's moments within the hour, so that many connections do not ask at once. */
  readonly spreadMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const BUSINESS_HOURS = { from: 7, to: 20 } as const
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const DAYS_IN_A_WEEK = WEEKDAYS.length
type Weekday = (typeof WEEKDAYS)[number]

/**
 * The widest tier that has come due since it was last read; it contains the smaller ones, which count as read with it.
 *
 * @param readAt by tier, the instant up to which it was last read
 */
export function dueTier(schedule: ScheduleOf, readAt: Readonly<Record<string, string>>, now: Date): Tier | undefined {
  return schedule.tiers.findLast((tier) => momentUpTo(tier, schedule, now.getTime()) > readAtMs(readAt, tier))
}

/** When the next tier comes due; `now` where one is due already, null for a model without tiers. */
export function nextDueAt(schedule: ScheduleOf, readAt: Readonly<Record<string, string>>, now: Date): Date | null {
  if (schedule.tiers.length === 0) return null
  if (dueTier(schedule, readAt, now)) return now
  return new Date(Math.min(...schedule.tiers.map((tier) => momentAfter(tier, schedule, now.getTime()))))
}

/** The tiers that a reading of `tier` covers: itself and every smaller one. */
export const coveredBy = (tiers: readonly Tier[], name: string): readonly Tier[] =>
  tiers.slice(0, tiers.findIndex((tier) => tier.name === name) + 1)

const readAtMs = (readAt: Readonly<Record<string, string>>, tier: Tier): number => {
  const instant = readAt[tier.name]
  return instant === undefined ? Number.NEGATIVE_INFINITY : Date.parse(instant)
}

/** The last moment of a tier that is not later than `ms`. */
function momentUpTo(tier: Tier, schedule: ScheduleOf, ms: number): number {
  if ('at' in tier) return momentOnDays(tier.at, schedule, ms, -1, (moment) => moment <= ms)
  const step = tier.everyMinutes * MINUTE_MS
  let moment = Math.floor((ms - schedule.spreadMs) / step) * step + schedule.spreadMs
  while (tier.businessHoursOnly && !inBusinessHours(moment, schedule.timeZone)) moment -= step
  return moment
}

/** The first moment of a tier that is later than `ms`. */
function momentAfter(tier: Tier, schedule: ScheduleOf, ms: number): number {
  if ('at' in tier) return momentOnDays(tier.at, schedule, ms, 1, (moment) => moment > ms)
  const step = tier.everyMinutes * MINUTE_MS
  let moment = (Math.floor((ms - schedule.spreadMs) / step) + 1) * step + schedule.spreadMs
  while (tier.businessHoursOnly && !inBusinessHours(moment, schedule.timeZone)) moment += step
  return moment
}

/**
 * The nearest moment that fits, on the local day that holds `ms` or a later or earlier one. Days are counted on the
 * wall: one of 23 hours is stepped over like any other, and has the same moment whenever it is asked for.
 */
function momentOnDays(
  { hour, weekday }: { readonly hour: number; readonly weekday?: Weekday },
  { timeZone, spreadMs }: ScheduleOf,
  ms: number,
  direction: 1 | -1,
  fits: (moment: number) => boolean,
): number {
  const today = Math.floor(wallClock(ms, timeZone) / DAY_MS) * DAY_MS
  for (let days = 0; days <= DAYS_IN_A_WEEK; days++) {
    const day = today + direction * days * DAY_MS
    if (weekday !== undefined && weekdayOf(day) !== weekday) continue
    const moment = instantOnWall(day + hour * HOUR_MS, timeZone) + spreadMs
    if (fits(moment)) return moment
  }
  return direction * Number.POSITIVE_INFINITY
}

const weekdayOf = (wallMs: number): Weekday | undefined => WEEKDAYS[new Date(wallMs).getUTCDay()]

function inBusinessHours(ms: number, timeZone: string): boolean {
  const wall = wallClock(ms, timeZone)
  const weekday = weekdayOf(wall)
  const hour = new Date(wall).getUTCHours()
  return weekday !== 'Sat' && weekday !== 'Sun' && hour >= BUSINESS_HOURS.from && hour < BUSINESS_HOURS.to
}
