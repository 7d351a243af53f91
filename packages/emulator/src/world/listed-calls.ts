import type { CallSchedule, CallTiming } from './call-schedule.ts'

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
  function split({ nowMs, fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY }: ListedWindow) {
    const from = schedule.firstAtOrAfter(fromMs)
    const to = Math.max(from, schedule.firstAtOrAfter(Math.min(toMs, nowMs)))
    const settled = Math.min(to, Math.max(from, schedule.firstAtOrAfter(nowMs - maxListingDelayMs)))
    const recent: number[] = []
    for (let index = settled; index < to; index++) {
      const { durationMs, listingLagMs } = timingOf(index)
      if (schedule.startOf(index) + durationMs + listingLagMs <= nowMs) recent.push(index)
    }
    return { from, settled, recent }
  }

  return {
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
