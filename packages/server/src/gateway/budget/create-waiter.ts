import type { Wanted } from '@mallet/gong'
import type { Lane, Waiting } from './decide.ts'

/** One request that waits for its turn, in the queue or for the slot that it booked. */
export interface Waiter extends Waiting {
  /** By the monotonic clock: until then it may wait in the queue. */
  readonly deadlineMs: number
  readonly isSettled: () => boolean
  grant(slotMs: number): void
  refuse(reason: unknown): void
}

interface WaiterOptions {
  readonly connectionId: string
  readonly lane: Lane
  readonly deadlineMs: number
  readonly isCold: () => boolean
  readonly signal: Wanted | undefined
  readonly resolve: (turn: { slotMs: number }) => void
  readonly reject: (reason: unknown) => void
  /** Called once, before whoever waits hears of it. */
  readonly onSettled: (waiter: Waiter) => void
}

/** A waiter that settles once, by being granted, refused or aborted; what is said to it afterwards is ignored. */
export function createWaiter(options: WaiterOptions): Waiter {
  const { connectionId, lane, deadlineMs, isCold, signal, resolve, reject, onSettled } = options
  let settled = false

  function settle(answer: () => void): void {
    if (settled) return
    settled = true
    signal?.removeEventListener('abort', abort)
    onSettled(waiter)
    answer()
  }

  const waiter: Waiter = {
    connectionId,
    lane,
    deadlineMs,
    // Asked at the moment of booking: by then others may have opened connections to Gong.
    get cold() {
      return isCold()
    },
    isSettled: () => settled,
    grant: (slotMs) => settle(() => resolve({ slotMs })),
    refuse: (reason) => settle(() => reject(reason)),
  }
  const abort = () => waiter.refuse(signal?.reason)
  signal?.addEventListener('abort', abort)
  return waiter
}
