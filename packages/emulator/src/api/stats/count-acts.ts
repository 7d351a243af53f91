import { ACTS, type Act } from '../../world/call-activity.ts'
import type { DatedActivity } from './read-activity.ts'

/** The calls of each act on one day or on several, in the order of the log: each call once for each day. */
export function callsByAct(activities: readonly DatedActivity[]): Record<Act, string[]> {
  const seen = new Set<string>()
  const calls = new Map<Act, string[]>(ACTS.map((act) => [act, []]))
  for (const { act, day, callId } of activities) {
    const once = `${act} ${day} ${callId}`
    if (seen.has(once)) continue
    seen.add(once)
    calls.get(act)?.push(callId)
  }
  // The map was made of exactly these keys.
  return Object.fromEntries(calls) as Record<Act, string[]>
}

/** How often each act happened: a repetition on the same day does not count, one on another day does. */
export const countActs = (activities: readonly DatedActivity[]): Record<Act, number> =>
  // The same keys again.
  Object.fromEntries(Object.entries(callsByAct(activities)).map(([act, calls]) => [act, calls.length])) as Record<
    Act,
    number
  >
