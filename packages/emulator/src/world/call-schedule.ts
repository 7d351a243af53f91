import type { WorkingTime } from './working-time.ts'

const DAY_MS = 86_400_000
const HISTORY_DAYS = 180
const RECENT_DAYS = 30
/** The company grows: the last month has more calls than a month of the time before. */
const RECENT_SHARE = 0.22
/** A working day, were it all as busy as its busiest hour. */
const BUSIEST_HOURS_MS = (10 * 3_600_000) / 1.3
/** No world lives longer; bounds the search for ids and windows without an end. */
const FUTURE_DAYS = 50 * 365

export interface CallTiming {
  readonly durationMs: number
  /** From the end of the call until it is listed. */
  readonly listingLagMs: number
}

export interface ScheduleOptions {
  /** Calls listed at the origin, exactly. */
  readonly calls: number
  readonly originMs: number
  readonly workingTime: WorkingTime
  /** Where in its slot a call starts, in [0, 1). */
  readonly jitterOf: (index: number) => number
  readonly timingOf: (index: number) => CallTiming
  /** No call is listed later than this after its start. */
  readonly maxListingDelayMs: number
}

/**
 * When each call of the company starts. Calls are numbered by start: −1 is the last to start before the origin, 0 the
 * first after it, and the numbers go on for ever.
 */
export interface CallSchedule {
  /** The oldest call. */
  readonly first: number
  /** One past the last call that this schedule knows, 50 years after the origin. */
  readonly end: number
  startOf(index: number): number
  /** The first call that starts at this instant or later, `end` if there is none. */
  firstAtOrAfter(instantMs: number): number
}

/**
 * Lays calls on a curve of load over working time: each call owns one unit of load and starts somewhere inside it.
 *
 * Load is 0 at the origin. The rate of the last 30 days follows from `calls` alone and goes on for ever; so the calls that
 * are still unlisted at the origin can be counted, and the rate of the older time makes up for exactly those.
 */
export function createCallSchedule(options: ScheduleOptions): CallSchedule {
  const { calls, originMs, workingTime, jitterOf, timingOf, maxListingDelayMs } = options
  if (calls === 0) return EMPTY

  const origin = workingTime.at(originMs)
  const recentFrom = workingTime.at(originMs - RECENT_DAYS * DAY_MS)
  const historyFrom = workingTime.at(originMs - HISTORY_DAYS * DAY_MS)
  const recentLoad = calls * RECENT_SHARE
  const recentRate = recentLoad / (origin - recentFrom)

  // Gong shows whole seconds; only the largest companies have more calls than that keeps apart.
  const tickMs = shortestGapMs(recentRate) > 2_000 ? 1_000 : 1
  const toTick = (instantMs: number) => Math.floor(instantMs / tickMs) * tickMs

  /** Leaves a gap at both ends of the slot, so that starts differ even after rounding to milliseconds. */
  const loadOf = (index: number) => index + 0.1 + 0.8 * jitterOf(index)
  const recentStartOf = (load: number) => toTick(workingTime.when(origin + load / recentRate))

  function countUnlistedAtOrigin(): number {
    const earliest = (workingTime.at(originMs - maxListingDelayMs) - origin) * recentRate
    let unlisted = 0
    for (let index = -1; index + 1 > earliest && loadOf(index) > -recentLoad; index--) {
      const { durationMs, listingLagMs } = timingOf(index)
      if (recentStartOf(loadOf(index)) + durationMs + listingLagMs > originMs) unlisted++
    }
    return unlisted
  }

  const first = -(calls + countUnlistedAtOrigin())
  const olderRate = (-first - recentLoad) / (recentFrom - historyFrom)

  function startOf(index: number): number {
    const load = loadOf(index)
    if (load >= -recentLoad) return recentStartOf(load)
    return toTick(workingTime.when(recentFrom + (load + recentLoad) / olderRate))
  }

  function loadAt(instantMs: number): number {
    const worked = workingTime.at(instantMs)
    return worked >= recentFrom ? (worked - origin) * recentRate : (worked - recentFrom) * olderRate - recentLoad
  }

  const latestMs = originMs + FUTURE_DAYS * DAY_MS
  const end = Math.floor(loadAt(latestMs))

  return {
    first,
    end,
    startOf,
    firstAtOrAfter(instantMs) {
      if (instantMs >= latestMs) return end
      if (instantMs <= originMs - (HISTORY_DAYS + 7) * DAY_MS) return first
      let index = Math.max(first, Math.floor(loadAt(instantMs)) - 1)
      while (index < end && startOf(index) < instantMs) index++
      return index
    },
  }
}

/** Two calls are at least a fifth of a slot apart, and a slot is shortest in the busiest hour. */
const shortestGapMs = (callsPerWorkingDay: number) => (0.2 * BUSIEST_HOURS_MS) / callsPerWorkingDay

const EMPTY: CallSchedule = { first: 0, end: 0, startOf: () => Number.POSITIVE_INFINITY, firstAtOrAfter: () => 0 }
