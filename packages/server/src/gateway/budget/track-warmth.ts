const COLD_AFTER_MS = 30_000

/** In the first seconds several connections are opened, and code runs for the first time. */
const WARM_UP_MS = 2000

interface Warmth {
  /** Whether the next request to the company presumably arrives later than it will when work is under way. */
  isCold(): boolean
  started(): void
}

/** Takes a company's connections to be cold when nothing started for a while, and until the first starts are over. */
export function trackWarmth(monotonicMs: () => number): Warmth {
  let startedAtMs = -Infinity
  let warmingSinceMs = -Infinity
  const wasSilent = () => monotonicMs() - startedAtMs > COLD_AFTER_MS
  return {
    isCold: () => wasSilent() || monotonicMs() - warmingSinceMs < WARM_UP_MS,
    started() {
      if (wasSilent()) warmingSinceMs = monotonicMs()
      startedAtMs = monotonicMs()
    },
  }
}
