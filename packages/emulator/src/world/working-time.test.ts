import { expect, test } from 'vitest'
import { createWorkingTime } from './working-time.ts'

const DAY_MS = 86_400_000
const newYork = createWorkingTime('America/New_York')

test('a week has five working days and a little more', () => {
  const monday = Date.parse('2026-06-01T12:00:00Z')
  expect(newYork.at(monday + 7 * DAY_MS) - newYork.at(monday)).toBeCloseTo(5.3, 9)
})

test('nothing is worked at night', () => {
  expect(newYork.at(Date.parse('2026-06-02T11:59:00Z'))).toBe(newYork.at(Date.parse('2026-06-01T22:01:00Z')))
})

test('business hours are local on both sides of a change of the clocks', () => {
  for (const day of ['2026-03-06', '2026-03-09', '2026-10-30', '2026-11-02']) {
    const halfPast = newYork.when(Math.floor(newYork.at(Date.parse(`${day}T17:00:00Z`))) + 1e-6)
    expect(newYork.localDate(halfPast).hour).toBeGreaterThanOrEqual(8)
    expect(newYork.localDate(halfPast).hour).toBeLessThan(18)
  }
})

test('when undoes at, to the millisecond, wherever work is done', () => {
  for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Sydney', 'America/Los_Angeles']) {
    const time = createWorkingTime(zone)
    for (let day = 0; day < 400; day += 1.37) {
      const instantMs = Date.parse('2026-01-05T15:00:00Z') + Math.floor(day * DAY_MS)
      const workedMs = time.when(time.at(instantMs))
      expect(Math.abs(time.at(workedMs) - time.at(instantMs))).toBeLessThan(1e-7)
      expect(time.when(time.at(workedMs) + 1e-4)).toBeGreaterThan(workedMs)
    }
  }
})

test('it never runs backwards over a year', () => {
  let before = Number.NEGATIVE_INFINITY
  for (let hour = 0; hour < 365 * 24; hour++) {
    const worked = newYork.at(Date.parse('2026-01-01T00:00:00Z') + hour * 3_600_000)
    expect(worked).toBeGreaterThanOrEqual(before)
    before = worked
  }
})

test('instants carry the offset of their season and mean the same moment', () => {
  const winter = Date.parse('2026-01-15T18:30:05.250Z')
  const summer = Date.parse('2026-07-15T18:30:05.250Z')
  expect(newYork.format(winter)).toBe('2026-01-15T13:30:05-05:00')
  expect(newYork.format(summer, 'milliseconds')).toBe('2026-07-15T14:30:05.250-04:00')
  expect(Date.parse(newYork.format(summer, 'milliseconds'))).toBe(summer)
})
