import { expect, test } from 'vitest'
import { relativeTime } from './relative-time.ts'

const NOW = Date.parse('2026-06-10T15:00:00.000Z')

test.each([
  ['2026-06-10T15:00:04.000Z', 'now'],
  ['2026-06-10T15:00:30.000Z', 'in 30 s'],
  ['2026-06-10T14:47:00.000Z', '13 min ago'],
  ['2026-06-10T16:59:00.000Z', 'in 119 min'],
  ['2026-06-10T17:00:00.000Z', 'in 2 h'],
  ['2026-06-07T15:00:00.000Z', '3 days ago'],
])('an instant is told by its distance from now: %s is %s', (instant, words) => {
  expect(relativeTime(Date.parse(instant), NOW)).toBe(words)
})
