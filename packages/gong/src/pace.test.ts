import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

/** A clock that only sleeping moves. */
function stillClock() {
  const clock = {
    ms: 0,
    nowMs: () => clock.ms,
    sleep: async (ms: number) => {
      clock.ms += ms
    },
  }
  return clock
}

test('requests leave in their order, each a gap after the one before, and the first at once', async () => {
  const clock = stillClock()
  const pace = createPace(350, clock)
  const left: [string, number][] = []
  const leave = (name: string) => pace.take().then(() => left.push([name, clock.ms]))
  await Promise.all(['a', 'b', 'c', 'd'].map(leave))
  expect(left).toEqual([
    ['a', 0],
    ['b', 350],
    ['c', 700],
    ['d', 1050],
  ])
})

test('who comes after the gap does not wait', async () => {
  const clock = stillClock()
  const pace = createPace(350, clock)
  await pace.take()
  clock.ms = 400
  await pace.take()
  expect(clock.ms).toBe(400)
})

test('a pause holds back who waits already, and a shorter one does not end a longer one', async () => {
  const clock = stillClock()
  const pace = createPace(350, clock)
  await pace.take()
  const waiting = pace.take()
  pace.pause(5_000)
  pace.pause(1_000)
  await waiting
  expect(clock.ms).toBe(5_000)
})

test('a timer that rings early does not let a request leave early', async () => {
  const clock = stillClock()
  const early = {
    ...clock,
    sleep: async (ms: number) => {
      clock.ms += Math.max(1, Math.floor(ms / 2))
    },
  }
  const pace = createPace(300, early)
  await pace.take()
  await pace.take()
  expect(clock.ms).toBeGreaterThanOrEqual(300)
})
