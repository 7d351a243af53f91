import { claimProbes } from '../connections/claim-probes.ts'
import { probeConnection } from '../connections/probe-connection.ts'
import type { Context } from '../context.ts'

/** Nothing of a day is due to the minute. */
const LOOK_EVERY_MS = 60_000

/** Probes of API keys that nobody uses. */
export interface Probing {
  /** Begins on all that are due; without being sure, where the last look was within a minute. */
  look(isSure: boolean): Promise<void>
  isBusy(): boolean
  /** Resolves when none is under way. */
  settled(): Promise<unknown>
}

export function createProbing(
  ctx: Context,
  onFault: (error: unknown) => void,
  monotonicMs: () => number = () => performance.now(),
): Probing {
  const underWay = new Set<Promise<void>>()
  let lookedAtMs = Number.NEGATIVE_INFINITY
  return {
    look: async (isSure) => {
      if (!isSure && monotonicMs() - lookedAtMs < LOOK_EVERY_MS) return
      lookedAtMs = monotonicMs()
      for (const due of await claimProbes(ctx)) {
        const work = probeConnection(ctx, due)
          .catch(onFault)
          .finally(() => {
            underWay.delete(work)
            // There may be more than are taken at once.
            lookedAtMs = Number.NEGATIVE_INFINITY
            ctx.workIsDue()
          })
        underWay.add(work)
      }
    },
    isBusy: () => underWay.size > 0,
    settled: () => Promise.all(underWay),
  }
}
