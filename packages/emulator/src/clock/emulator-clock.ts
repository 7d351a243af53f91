import type { StateStore } from '../state/open-state.ts'

/** Gong's time here. Everything that has a meaning in time (listing, expiry, days) asks it, never the machine. */
export interface EmulatorClock {
  /** Whole milliseconds since the epoch. */
  nowMs(): number
  running(): boolean
  /** Puts the clock at an instant, running on from it at real speed or held there, and keeps that. */
  set(nowMs: number, running: boolean): void
}

export function createClock(state: StateStore, wallClock: () => number): EmulatorClock {
  return {
    nowMs() {
      const { clock } = state.current
      return clock.running ? Math.floor(wallClock() + clock.aheadOfWallMs) : clock.nowMs
    },
    running: () => state.current.clock.running,
    set(nowMs, running) {
      state.current.clock = running ? { running, aheadOfWallMs: nowMs - wallClock() } : { running, nowMs }
      state.save()
    },
  }
}

/** An instant as every door writes it: ISO 8601 in UTC. */
export const toInstant = (ms: number): string => new Date(ms).toISOString()
