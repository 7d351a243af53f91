import { limits } from '@mallet/contract/gong/limits'

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
  reset(): void
}

/**
 * The strict reading of 3 a second and 10,000 a day: a request that has three others in the 1,000 ms before it is one too
 * many. The second is counted on a clock that never jumps, the day is Gong's own, from midnight to midnight UTC.
 */
export function createCallLimits(): CallLimits {
  let recent: { atMs: number }[] = []
  let day = Number.NaN
  let today = 0

  return {
    reset() {
      recent = []
      today = 0
    },
    arrive(atMs, gongNowMs) {
      const gongDay = Math.floor(gongNowMs / DAY_MS)
      if (gongDay !== day) today = 0
      day = gongDay
      recent = recent.filter((arrival) => atMs - arrival.atMs < SECOND_MS)
      const overSecond = recent.length >= limits.perSecond
      const overDay = today >= limits.perDay
      const arrival = { atMs }
      recent.push(arrival)
      today += 1
      const untilTomorrow = Math.ceil(((gongDay + 1) * DAY_MS - gongNowMs) / SECOND_MS)
      return {
        retryAfterSeconds: overDay ? Math.max(1, untilTomorrow) : overSecond ? 1 : undefined,
        forget() {
          recent = recent.filter((other) => other !== arrival)
          if (day === gongDay) today -= 1
        },
      }
    },
  }
}
