import type { CompanyCalls } from '../../company/company-calls.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { LAST_ACTIVITY_MS } from '../../world/last-activity.ts'
import type { LogWindow, TimedEntry } from './timed-entry.ts'

/**
 * What people did about calls, oldest first. Lazy, so that a page costs a page: a call is followed by its entries within days,
 * so those before the start of the next call are all known.
 */
export function* entriesAfterCalls(
  calls: CompanyCalls,
  { fromMs, toMs }: LogWindow,
  nowMs: number,
  entriesOf: (call: WorldCall) => readonly TimedEntry[],
): Generator<TimedEntry> {
  let pending: TimedEntry[] = []
  function* settle(beforeMs: number): Generator<TimedEntry> {
    pending.sort((a, b) => a.atMs - b.atMs)
    const known = pending.filter(({ atMs }) => atMs < beforeMs)
    pending = pending.filter(({ atMs }) => atMs >= beforeMs)
    for (const one of known) if (one.atMs >= fromMs) yield one
  }
  for (const call of calls.scan({ asOfMs: nowMs, fromMs: fromMs - LAST_ACTIVITY_MS, toMs })) {
    if (pending.some(({ atMs }) => atMs < call.startedMs)) yield* settle(call.startedMs)
    pending.push(...entriesOf(call).filter(({ atMs }) => atMs < toMs))
  }
  yield* settle(toMs)
}
