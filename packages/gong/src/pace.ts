/** What a pace goes by. */
export interface Timers {
  /** Milliseconds on a clock that never jumps. */
  readonly nowMs: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

export interface Pace {
  /** Resolves when the next request may leave. Those that wait leave in the order in which they came. */
  take(): Promise<void>
  /** Lets nothing leave for so long, those that wait already included. */
  pause(ms: number): void
}

/** Keeps requests at least so far apart. */
export function createPace(gapMs: number, { nowMs, sleep }: Timers): Pace {
  let last = Promise.resolve()
  let freeAtMs = Number.NEGATIVE_INFINITY
  const wait = async () => {
    // Asked again after each sleep: a pause may have come meanwhile, and a timer may ring a little early.
    for (let ms = freeAtMs - nowMs(); ms > 0; ms = freeAtMs - nowMs()) await sleep(ms)
    freeAtMs = nowMs() + gapMs
  }
  return {
    take: () => {
      last = last.then(wait)
      return last
    },
    pause: (ms) => {
      freeAtMs = Math.max(freeAtMs, nowMs() + ms)
    },
  }
}
