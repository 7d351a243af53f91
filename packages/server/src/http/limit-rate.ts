export interface RateLimit {
  /** What comes in for good. */
  readonly perSecond: number
  /** How much may come at once after a quiet time. */
  readonly burst: number
}

export interface RateLimiter {
  /**
   * Counts one request of an owner.
   *
   * @returns 0 where it is within the limit, else the seconds after which one more is
   */
  take(owner: string): number
  /** The same without counting. */
  ask(owner: string): number
  /** Whether this owner was counted lately. */
  knows(owner: string): boolean
}

/** As many owners as are remembered: some megabytes. */
const MAX_OWNERS = 20_000
/** Looking through all owners costs a millisecond, which a flood must not be able to ask for again and again. */
const LOOK_EVERY_MS = 1000

interface Bucket {
  tokens: number
  filledAtMs: number
}

/**
 * Token buckets, one for each owner, in the memory of this process. When there are more owners than are remembered and
 * none of them has been quiet for long enough to be forgotten, a new one is refused: a flood of made-up owners does not
 * open the door.
 *
 * @param monotonicMs pace is not meaning, so this is no clock that can be moved
 */
export function createRateLimiter(
  { perSecond, burst }: RateLimit,
  monotonicMs: () => number,
  maxOwners = MAX_OWNERS,
): RateLimiter {
  const buckets = new Map<string, Bucket>()
  let lookedAtMs = Number.NEGATIVE_INFINITY

  const fill = (bucket: Bucket, nowMs: number) => {
    bucket.tokens = Math.min(burst, bucket.tokens + ((nowMs - bucket.filledAtMs) / 1000) * perSecond)
    bucket.filledAtMs = nowMs
  }
  const secondsUntilOne = (tokens: number) => (tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond)))

  function makeRoom(nowMs: number): boolean {
    if (nowMs - lookedAtMs < LOOK_EVERY_MS) return false
    lookedAtMs = nowMs
    for (const [owner, bucket] of buckets) {
      fill(bucket, nowMs)
      if (bucket.tokens >= burst) buckets.delete(owner)
    }
    return buckets.size < maxOwners
  }

  return {
    take: (owner) => {
      const nowMs = monotonicMs()
      let bucket = buckets.get(owner)
      if (!bucket) {
        if (buckets.size >= maxOwners && !makeRoom(nowMs)) return secondsUntilOne(0)
        bucket = { tokens: burst, filledAtMs: nowMs }
        buckets.set(owner, bucket)
      }
      fill(bucket, nowMs)
      const wait = secondsUntilOne(bucket.tokens)
      if (wait === 0) bucket.tokens--
      return wait
    },
    ask: (owner) => {
      const bucket = buckets.get(owner)
      if (!bucket) return 0
      fill(bucket, monotonicMs())
      return secondsUntilOne(bucket.tokens)
    },
    knows: (owner) => buckets.has(owner),
  }
}
