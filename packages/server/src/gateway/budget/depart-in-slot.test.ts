import { expect, test } from 'vitest'
import { createDatabaseClock } from './database-clock.ts'
import { departInSlot } from './depart-in-slot.ts'

/** What becomes of a slot that begins so many milliseconds from now, and of the timers that it needs. */
async function outcomeOf(slot: { inMs: number; isTakenBackAfterMs?: number }) {
  const clock = createDatabaseClock(() => performance.now())
  await clock.timed(async () => ({ nowMs: performance.now() }))
  const slotMs = performance.now() + slot.inMs
  const takenBackAtMs = performance.now() + (slot.isTakenBackAfterMs ?? Infinity)
  return new Promise<string>((resolve) => {
    departInSlot(clock, {
      slotMs,
      sendByMs: slotMs + 20,
      isStillOurs: () => performance.now() < takenBackAtMs,
      depart: () => resolve(clock.nowMs() >= slotMs ? 'departs' : 'departs early'),
      miss: () => resolve('misses'),
    })
  })
}

test.each([
  ['that is now is used', { inMs: 0 }, 'departs'],
  ['that is over is missed', { inMs: -30 }, 'misses'],
  ['that is taken back while it is waited for is missed', { inMs: 50, isTakenBackAfterMs: 10 }, 'misses'],
  ['an hour away, from before the clock was set back, is missed at once', { inMs: 3_600_000 }, 'misses'],
])('a slot %s', async (_name, slot, outcome) => {
  expect(await outcomeOf(slot)).toBe(outcome)
})

test('a request does not leave before its slot', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => outcomeOf({ inMs: 5 + index * 3.3 })))
  expect(outcomes).not.toContain('departs early')
})
