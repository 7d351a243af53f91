import type { EmulatorClock } from './emulator-clock.ts'
import type { Followers } from './followers.ts'

export interface ClockMove {
  /** Where to go; without it the clock stays where it is. */
  readonly target?: { readonly byMs: number } | { readonly toMs: number }
  /** Whether the clock runs afterwards; without it, as before. */
  readonly running?: boolean | undefined
  /** Waits at every step until no follower is at work and none has anything due. */
  readonly untilIdle?: boolean | undefined
}

interface ClockReading {
  readonly nowMs: number
  readonly running: boolean
  readonly idle: boolean
}

/** Thrown when a move would go back in time; nothing has moved. */
export class BackwardsMove extends Error {
  override readonly name = 'BackwardsMove'
}

export type MoveClock = (move: ClockMove, signal?: AbortSignal) => Promise<ClockReading>

/**
 * Moves the clock for everybody. A far move goes step by step over each due moment of the followers, so that what is
 * planned for a moment meets that moment. Moves wait for one another. An aborted move leaves the clock where it came to.
 */
export function createMoveClock(clock: EmulatorClock, followers: Followers): MoveClock {
  let last: Promise<unknown> = Promise.resolve()

  async function step(nowMs: number, untilIdle: boolean, signal: AbortSignal): Promise<void> {
    clock.set(nowMs, false)
    followers.announce()
    await followers.acknowledged(signal)
    if (untilIdle) await followers.settled(nowMs, signal)
  }

  async function go(targetMs: number, untilIdle: boolean, signal: AbortSignal): Promise<void> {
    // What is already due or under way belongs to the present instant, and may plan more for soon.
    if (untilIdle) await step(clock.nowMs(), true, signal)
    while (clock.nowMs() < targetMs) {
      const dueMs = followers.nextDueAfter(clock.nowMs()) ?? targetMs
      await step(Math.min(dueMs, targetMs), untilIdle, signal)
    }
  }

  async function move({ target, running, untilIdle = false }: ClockMove, signal: AbortSignal): Promise<ClockReading> {
    signal.throwIfAborted()
    const fromMs = clock.nowMs()
    const targetMs = target === undefined ? fromMs : 'toMs' in target ? target.toMs : fromMs + target.byMs
    if (targetMs < fromMs) throw new BackwardsMove('The clock does not go back.')
    const runAfterwards = running ?? clock.running()
    try {
      if (targetMs > fromMs || untilIdle) {
        // Held while it is moved: a clock that ran on would pass due moments between two steps.
        clock.set(fromMs, false)
        await go(targetMs, untilIdle, signal)
      }
    } finally {
      if (clock.running() !== runAfterwards) {
        clock.set(clock.nowMs(), runAfterwards)
        followers.announce()
      }
    }
    await followers.acknowledged(signal)
    const nowMs = clock.nowMs()
    return { nowMs, running: clock.running(), idle: followers.isIdle(nowMs) }
  }

  return (request, signal = new AbortController().signal) => {
    const mine = last.then(() => move(request, signal))
    last = mine.catch(() => {})
    return mine
  }
}
