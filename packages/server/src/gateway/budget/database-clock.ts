/** How fast two clocks may run apart, at most. */
const DRIFT_PER_MS = 0.0002

/** The embedded database's clock shows whole milliseconds, so what it says may be this much too early. */
const RESOLUTION_MS = 1

/** How much of the longest round trip is still expected after a shorter one. */
const REMEMBERED = 0.7

/** Beyond this a slow answer is not waited for in advance; the slot is missed, and asked for again. */
const LONGEST_LEAD_MS = 600

export interface DatabaseClock {
  /** Runs a statement whose answer says what time it was, and learns from it. */
  timed<T extends { nowMs: number } | undefined>(statement: () => Promise<T>): Promise<T>
  /** The database's clock is here, or later by at most `uncertaintyMs`. Known once a statement was answered. */
  nowMs(): number
  uncertaintyMs(): number
  /** How long the next statement may take, as the last ones did. */
  leadMs(): number
}

/**
 * The database's clock, read off this process's monotonic one, since no two machines' wall clocks agree. Each answer
 * bounds the difference by the instants between which it was given, and the intersection of all bounds is kept. An empty
 * one means that a clock was set: then only the last answer counts.
 */
export function createDatabaseClock(monotonicMs: () => number): DatabaseClock {
  let bounds = { lowMs: -Infinity, highMs: Infinity, atMs: monotonicMs() }
  let roundTripMs = 0

  function boundsNow(atMs: number): typeof bounds {
    const driftMs = (atMs - bounds.atMs) * DRIFT_PER_MS
    return { lowMs: bounds.lowMs - driftMs, highMs: bounds.highMs + driftMs, atMs }
  }

  function learn(databaseMs: number, sentMs: number, receivedMs: number): void {
    const seen = { lowMs: databaseMs - receivedMs, highMs: databaseMs + RESOLUTION_MS - sentMs, atMs: receivedMs }
    const known = boundsNow(receivedMs)
    const lowMs = Math.max(known.lowMs, seen.lowMs)
    const highMs = Math.min(known.highMs, seen.highMs)
    bounds = lowMs <= highMs ? { lowMs, highMs, atMs: receivedMs } : seen
    roundTripMs = Math.max(receivedMs - sentMs, roundTripMs * REMEMBERED)
  }

  return {
    async timed(statement) {
      const sentMs = monotonicMs()
      const answer = await statement()
      if (answer) learn(answer.nowMs, sentMs, monotonicMs())
      return answer
    },
    nowMs() {
      const atMs = monotonicMs()
      return atMs + boundsNow(atMs).lowMs
    },
    uncertaintyMs() {
      const { lowMs, highMs } = boundsNow(monotonicMs())
      return highMs - lowMs
    },
    leadMs: () => Math.min(roundTripMs, LONGEST_LEAD_MS),
  }
}
