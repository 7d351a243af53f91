import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOnWall, wallClock } from './wall-clock.ts'

const HOUR_MS = 3_600_000
const NEW_YORK = 'America/New_York'

const wallAt = (instant: string, timeZone: string) => new Date(wallClock(Date.parse(instant), timeZone)).toISOString()
const instantAt = (wall: string, timeZone: string) =>
  new Date(instantOnWall(Date.parse(`${wall}Z`), timeZone)).toISOString()

test.each([
  ['UTC', '2026-06-10T14:00:00.250Z', '2026-06-10T14:00:00.250Z'],
  [NEW_YORK, '2026-06-10T02:30:00.000Z', '2026-06-09T22:30:00.000Z'],
  [NEW_YORK, '2026-03-08T06:59:59.999Z', '2026-03-08T01:59:59.999Z'],
  [NEW_YORK, '2026-03-08T07:00:00.000Z', '2026-03-08T03:00:00.000Z'],
  ['Asia/Kolkata', '2026-12-31T18:30:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['Europe/Berlin', '1969-12-31T23:00:00.500Z', '1970-01-01T00:00:00.500Z'],
])('the wall in %s shows at %s what people there read', (timeZone, instant, wall) => {
  expect(wallAt(instant, timeZone)).toBe(wall)
})

test.each([
  [NEW_YORK, '2026-03-08T01:59:00', '2026-03-08T06:59:00.000Z'],
  [NEW_YORK, '2026-03-08T03:00:00', '2026-03-08T07:00:00.000Z'],
  [NEW_YORK, '2026-11-01T00:59:00', '2026-11-01T04:59:00.000Z'],
  [NEW_YORK, '2026-11-01T02:00:00', '2026-11-01T07:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-10-04T02:30:00', '2026-10-03T15:30:00.000Z'],
])('in %s the wall shows %s at the right instant, just before and after clocks are set', (timeZone, wall, instant) => {
  expect(instantAt(wall, timeZone)).toBe(instant)
})

test('a reading that clocks skip becomes an instant within an hour of it', () => {
  const skipped = Date.parse(instantAt('2026-03-08T02:30:00', NEW_YORK))

  expect(Math.abs(skipped - Date.parse('2026-03-08T07:00:00Z'))).toBeLessThanOrEqual(HOUR_MS)
})

test('whatever the wall shows at an instant, it shows at the instant that is found for it', () => {
  const zones = fc.constantFrom(
    'UTC',
    NEW_YORK,
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Pacific/Apia',
  )
  const change = fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-04', '2026-11-01')
  const distances = fc.integer({ min: -30 * HOUR_MS, max: 30 * HOUR_MS })
  fc.assert(
    fc.property(zones, change, distances, (timeZone, day, distanceMs) => {
      const wall = wallClock(Date.parse(`${day}T00:00:00Z`) + distanceMs, timeZone)

      expect(wallClock(instantOnWall(wall, timeZone), timeZone)).toBe(wall)
    }),
    { numRuns: 1000 },
  )
})
