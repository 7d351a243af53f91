import type { DatabaseClock } from './database-clock.ts'
import { FURTHEST_MS } from './fit-row.ts'

interface Departure {
  readonly slotMs: number
  readonly sendByMs: number
  /** Asked last of all: whether the slot was taken back since it was booked. */
  readonly isStillOurs: () => boolean
  /** The slot has come. What is called here and in the microtasks after it happens within the slot. */
  readonly depart: () => void
  readonly miss: () => void
}

/** Waits for a slot by the database's clock, and lets the request go only if it is in time and may still go. */
export function departInSlot(clock: DatabaseClock, departure: Departure): void {
  const nowMs = clock.nowMs()
  const waitMs = departure.slotMs - nowMs
  if (!departure.isStillOurs() || waitMs > FURTHEST_MS || nowMs > departure.sendByMs) departure.miss()
  else if (waitMs > 0) setTimeout(() => departInSlot(clock, departure), Math.ceil(waitMs))
  else departure.depart()
}
