import { limits } from '@mallet/contract/gong/limits'
import type { DayCount } from '../state/emulator-state.ts'

const SECOND_MS = 1000
const DAY_MS = 86_400_000

/** One request as the limits saw it. */
interface Arrival {
  /** Whole seconds to wait, at least 1; undefined where the request was within the limits. */
  readonly retryAfterSeconds: number | undefined
  /** Takes the request out of the counts again, for when refusals are assumed not to count. */
  forget(): void
}

/** Counts what arrives for one company: all keys and apps together. */
export interface CallLimits {
  arrive(monotonicMs: number, gongNowMs: number): Arrival
  /** Forgets the last second. The day is the state's. */
  reset(): void
}

/**
 * The strict reading of 3 a second and 10,000 a day: a request that has three others in the 1,000 ms before it is one too
 * many. The second is counted on a clock that never jumps, the day is Gong's own, from midnight to midnight UTC.
 *
 * @param today The day's count as it is stored; it is changed in place.
 */
export function createCallLimits(today: () => DayCount): CallLimits {
  let recent: { atMs: number }[] = []

  return {
    reset() {
      recent = []
    },
    arrive(atMs, gongNowMs) {
      const day = Math.floor(gongNowMs / DAY_MS)
      const used = today()
      if (used.day !== day) Object.assign(used, { day, count: 0 })
      recent = recent.filter((arrival) => atMs - arrival.atMs < SECOND_MS)
      const overSecond = recent.length >= limits.perSecond
      const overDay = used.count >= limits.perDay
      const arrival = { atMs }
      recent.push(arrival)
      used.count += 1
      const untilTomorrow = Math.ceil(((day + 1) * DAY_MS - gongNowMs) / SECOND_MS)
      return {
        retryAfterSeconds: overDay ? Math.max(1, untilTomorrow) : overSecond ? 1 : undefined,
        forget() {
          recent = recent.filter((other) => other !== arrival)
          if (used.day === day) used.count -= 1
        },
      }
    },
  }
}
