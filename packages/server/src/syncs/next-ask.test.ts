import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAskAt } from './next-ask.ts'

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR
const ENDED = new Date('2026-06-10T14:00:00Z')

const at = (ageMinutes: number) => new Date(ENDED.getTime() + ageMinutes * MINUTE_MS)

/** The age of the call at which its transcript is asked for next, in minutes. */
function nextAge(ageMinutes: number, asks: number): number | null {
  const next = nextAskAt(ENDED, at(ageMinutes), asks)
  return next && (next.getTime() - ENDED.getTime()) / MINUTE_MS
}

test.each([
  ['a call that is still going on', -20, 0, 15],
  ['a call that has just ended', 0, 0, 15],
  ['a call listed late and never asked about', 50, 0, 50],
  ['a call found after months', 90 * DAY, 0, 90 * DAY],
  ['the first ask in vain', 15, 1, 22.5],
  ['an ask at half an hour', 30, 2, 45],
  ['the age at which half of it is an hour', 2 * HOUR, 4, 3 * HOUR],
  ['a call of a day', DAY, 20, DAY + HOUR],
  ['the last ask within three days', 3 * DAY - 1, 70, 3 * DAY - 1 + HOUR],
  ['a call of three days', 3 * DAY, 71, 10 * DAY],
  ['a call of almost sixty days', 60 * DAY - 1, 80, 67 * DAY - 1],
  ['a call of sixty days', 60 * DAY, 81, null],
])('after %s the next ask comes at the planned age', (_, ageMinutes, asks, expected) => {
  expect(nextAge(ageMinutes, asks)).toBe(expected)
})

test('a transcript is asked for about 80 times in three days, never more than an hour apart, and then weekly to the end', () => {
  const ages: number[] = []
  for (let age = nextAge(0, 0); age !== null; age = nextAge(age, ages.length)) ages.push(age)
  const gaps = ages.slice(1).map((age, i) => Math.round(age - (ages[i] ?? 0)))
  const early = gaps.filter((_, i) => (ages[i] ?? 0) < 3 * DAY)
  const late = gaps.filter((_, i) => (ages[i] ?? 0) >= 3 * DAY)

  expect(ages[0]).toBe(15)
  expect(Math.max(...early)).toBe(HOUR)
  expect(early.length).toBeGreaterThan(70)
  expect(early.length).toBeLessThan(85)
  expect(new Set(late)).toEqual(new Set([7 * DAY]))
  expect(ages.at(-1)).toBeGreaterThanOrEqual(60 * DAY)
})

test('a further ask is always later than the one before', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -DAY, max: 100 * DAY, noNaN: true }),
      fc.integer({ min: 1, max: 200 }),
      (age, asks) => {
        const now = at(age)
        const next = nextAskAt(ENDED, now, asks)

        if (next) expect(next.getTime()).toBeGreaterThan(now.getTime())
      },
    ),
  )
})
