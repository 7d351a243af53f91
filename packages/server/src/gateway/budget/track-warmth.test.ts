import { expect, test } from 'vitest'
import { trackWarmth } from './track-warmth.ts'

test('connections are cold at first, warm after two seconds of work, and cold again after half a minute of silence', () => {
  let nowMs = 0
  const warmth = trackWarmth(() => nowMs)
  const startAfter = (ms: number) => {
    nowMs += ms
    const wasCold = warmth.isCold()
    warmth.started()
    return wasCold
  }
  expect([0, 500, 1000, 1000, 29_000, 31_000, 1000, 1500].map(startAfter)).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
    true,
    false,
  ])
})
