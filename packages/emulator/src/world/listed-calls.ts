import type { CallSchedule, CallTiming } from './call-schedule.ts'
import { leastRecentlyUsed } from './least-recently-used.ts'

const KEPT_MOMENTS = 8

/** Instants are milliseconds since the epoch; the window is half-open on the start of a call. */
export interface ListedWindow {
  readonly nowMs: number
  readonly fromMs?: number
  readonly toMs?: number
}

export interface ListedCalls {
  count(window: ListedWindow): number
  /** Indices of listed calls, oldest first. */
  slice(window: ListedWindow, offset: number, limit: number): number[]
  /** The same without a copy: a range of calls that are all listed, and those after it that are. */
  split(window: ListedWindow): ListedIndices
}

/** Calls from `from` to `settled` (excluded) are listed, and later ones are where they stand in `recent`. */
interface ListedIndices {
  readonly from: number
  readonly settled: number
  readonly recent: readonly number[]
}

/**
 * Which calls Gong lists at a moment. All calls that started long enough ago are listed, so only the last few hours are
 * looked at one by one; the rest is arithmetic on indices.
 */
export function createListedCalls(
  schedule: CallSchedule,
  timingOf: (index: number) => CallTiming,
  maxListingDelayMs: number,
): ListedCalls {
  // The pages of one list all ask for the same moment.
  const recentAt = leastRecentlyUsed<{ readonly settled: number; readonly recent: readonly number[] }>(KEPT_MOMENTS)

  function lookAtRecent(nowMs: number) {
    const settled = schedule.firstAtOrAfter(nowMs - maxListingDelayMs)
    const end = schedule.firstAtOrAfter(nowMs)
    const recent: number[] = []
    for (let index = settled; index < end; index++) {
      const { durationMs, listingLagMs } = timingOf(index)
      if (schedule.startOf(index) + durationMs + listingLagMs <= nowMs) recent.push(index)
    }
    return { settled, recent }
  }

  function split(window: ListedWindow): ListedIndices {
    const { nowMs, fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = window
    const from = schedule.firstAtOrAfter(fromMs)
    const to = Math.max(from, schedule.firstAtOrAfter(Math.min(toMs, nowMs)))
    const all = recentAt(nowMs, () => lookAtRecent(nowMs))
    const settled = Math.min(to, Math.max(from, all.settled))
    return { from, settled, recent: all.recent.filter((index) => index >= settled && index < to) }
  }

  return {
    split,
    count(window) {
      const { from, settled, recent } = split(window)
      return settled - from + recent.length
    },
    slice(window, offset, limit) {
      const { from, settled, recent } = split(window)
      const old = Math.max(0, Math.min(limit, settled - from - offset))
      const indices = Array.from({ length: old }, (_, i) => from + offset + i)
      const skipped = Math.max(0, offset - (settled - from))
      return indices.concat(recent.slice(skipped, skipped + limit - old))
    },
  }
}
