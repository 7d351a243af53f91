/** Which calls to look at: those listed at `asOfMs` that start in the half-open window. */
export interface CallWindow {
  readonly asOfMs: number
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

interface Placed {
  readonly startedMs: number
  readonly listedAtMs: number
}

export const isInWindow = (call: Placed, { asOfMs, fromMs, toMs }: CallWindow): boolean =>
  call.listedAtMs <= asOfMs &&
  (fromMs === undefined || call.startedMs >= fromMs) &&
  (toMs === undefined || call.startedMs < toMs)
