import type { CompanyCalls } from '../../company/company-calls.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { LAST_ACTIVITY_MS } from '../../world/last-activity.ts'
import type { LogWindow, TimedEntry } from './timed-entry.ts'

const HOUR_MS = 3_600_000

/**
 * What people did about calls, oldest first, with an undefined after each call, so that the reader may pause. Lazy, so that a
 * page costs a page: a call is followed by its entries within days, so those of the hours before the next call are all known.
 */
export function* entriesAfterCalls(
  calls: CompanyCalls,
  { fromMs, toMs }: LogWindow,
  nowMs: number,
  entriesOf: (call: WorldCall) => readonly TimedEntry[],
): Generator<TimedEntry | undefined> {
  const hours = new Map<number, TimedEntry[]>()
  let settledHour = Number.NEGATIVE_INFINITY
  function* settle(hour: number): Generator<TimedEntry> {
    const known = hours.get(hour) ?? []
    hours.delete(hour)
    yield* known.sort((a, b) => a.atMs - b.atMs)
  }
  for (const call of calls.scan({ asOfMs: nowMs, fromMs: fromMs - LAST_ACTIVITY_MS, toMs })) {
    const hour = Math.floor(call.startedMs / HOUR_MS)
    if (hour > settledHour) {
      const over = [...hours.keys()].filter((one) => one < hour).sort((a, b) => a - b)
      for (const one of over) yield* settle(one)
      settledHour = hour
    }
    for (const entry of entriesOf(call)) {
      if (entry.atMs < fromMs || entry.atMs >= toMs) continue
      // A written call may be listed before it starts.
      const own = Math.max(hour, Math.floor(entry.atMs / HOUR_MS))
      const others = hours.get(own)
      if (others) others.push(entry)
      else hours.set(own, [entry])
    }
    yield undefined
  }
  for (const one of [...hours.keys()].sort((a, b) => a - b)) yield* settle(one)
}
