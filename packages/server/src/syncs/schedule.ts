/** A window that is read again and again: at every so many minutes, or at an hour of the company's day or week. */
export type Tier = { readonly name: string; readonly windowMinutes?: number } & (
  | { readonly everyMinutes: number; readonly businessHoursOnly?: boolean }
  | { readonly at: { readonly hour: number; readonly weekday?: string } }
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
const WEEKEND = ['Sat', 'Sun']

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
  if ('at' in tier) {
    for (let day = 0; day <= 8; day++) {
      const moment = momentOfDay(tier.at, schedule, ms - day * DAY_MS)
      if (moment !== undefined && moment <= ms) return moment
    }
    return Number.NEGATIVE_INFINITY
  }
  const step = tier.everyMinutes * MINUTE_MS
  let moment = Math.floor((ms - schedule.spreadMs) / step) * step + schedule.spreadMs
  while (tier.businessHoursOnly && !inBusinessHours(moment, schedule.timeZone)) moment -= step
  return moment
}

/** The first moment of a tier that is later than `ms`. */
function momentAfter(tier: Tier, schedule: ScheduleOf, ms: number): number {
  if ('at' in tier) {
    for (let day = 0; day <= 8; day++) {
      const moment = momentOfDay(tier.at, schedule, ms + day * DAY_MS)
      if (moment !== undefined && moment > ms) return moment
    }
    return Number.POSITIVE_INFINITY
  }
  const step = tier.everyMinutes * MINUTE_MS
  let moment = (Math.floor((ms - schedule.spreadMs) / step) + 1) * step + schedule.spreadMs
  while (tier.businessHoursOnly && !inBusinessHours(moment, schedule.timeZone)) moment += step
  return moment
}

/** The moment within the local day that holds `ms`; undefined on another weekday. Off by an hour when clocks change. */
function momentOfDay(
  { hour, weekday }: { hour: number; weekday?: string },
  schedule: ScheduleOf,
  ms: number,
): number | undefined {
  const local = localTime(ms, schedule.timeZone)
  if (weekday !== undefined && local.weekday !== weekday) return undefined
  return ms - local.sinceMidnightMs + hour * HOUR_MS + schedule.spreadMs
}

function inBusinessHours(ms: number, timeZone: string): boolean {
  const { weekday, sinceMidnightMs } = localTime(ms, timeZone)
  const hour = sinceMidnightMs / HOUR_MS
  return !WEEKEND.includes(weekday) && hour >= BUSINESS_HOURS.from && hour < BUSINESS_HOURS.to
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localTime(ms: number, timeZone: string): { weekday: string; sinceMidnightMs: number } {
  const format = formats.get(timeZone) ?? newFormat(timeZone)
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  const seconds = number('hour') * 3600 + number('minute') * 60 + number('second')
  return { weekday: parts.get('weekday') ?? '', sinceMidnightMs: seconds * 1000 + (((ms % 1000) + 1000) % 1000) }
}

/** Making one costs more than a thousand uses of it. */
function newFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}
