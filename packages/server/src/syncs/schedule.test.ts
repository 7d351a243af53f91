import fc from 'fast-check'
import { expect, test } from 'vitest'
import { models } from './models.ts'
import { coveredBy, dueTier, nextDueAt, type ScheduleOf } from './schedule.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const NEW_YORK = 'America/New_York'

const calls = (timeZone = 'UTC', spreadMinutes = 0): ScheduleOf => ({
  tiers: models.calls.tiers,
  timeZone,
  spreadMs: spreadMinutes * MINUTE_MS,
})

const users = (timeZone: string): ScheduleOf => ({ ...calls(timeZone), tiers: models.users.tiers })

/** Every tier was read at this instant, but for those that are named. */
const readAt = (instant: string, others: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(models.calls.tiers.map(({ name }) => [name, instant])),
  ...others,
})

const dueAfter = (schedule: ScheduleOf, read: Readonly<Record<string, string>>, instant: string) =>
  dueTier(schedule, read, new Date(instant))?.name

const nextAfter = (schedule: ScheduleOf, instant: string) =>
  nextDueAt(schedule, readAt(instant), new Date(instant))?.toISOString()

test.each([
  ['a quarter of an hour later', '2026-06-10T14:16:00Z', 'quarter hour'],
  ['an hour later', '2026-06-10T15:01:00Z', 'hour'],
  ['six hours later', '2026-06-10T18:01:00Z', 'six hours'],
  ['the morning after', '2026-06-11T02:01:00Z', 'night'],
  ['after Sunday morning', '2026-06-14T03:01:00Z', 'week'],
  ['a month later', '2026-07-10T14:01:00Z', 'week'],
])('%s the widest tier that has come due is read, and the smaller ones with it', (_, now, tier) => {
  expect(dueAfter(calls(), readAt('2026-06-10T14:01:00Z'), now)).toBe(tier)
  expect(coveredBy(models.calls.tiers, tier).at(-1)?.name).toBe(tier)
})

test('nothing is due before the next moment, and a tier comes due at its moment to the millisecond', () => {
  const read = readAt('2026-06-10T14:01:00Z')

  expect(dueAfter(calls(), read, '2026-06-10T14:14:59.999Z')).toBeUndefined()
  expect(dueAfter(calls(), read, '2026-06-10T14:15:00.000Z')).toBe('quarter hour')
})

test('a tier is due again only after its own moment, however often the smaller ones are read', () => {
  const read = readAt('2026-06-10T14:31:00Z', { night: '2026-06-10T02:05:00Z', week: '2026-06-07T03:05:00Z' })

  expect(dueAfter(calls(), read, '2026-06-10T14:44:00Z')).toBeUndefined()
  expect(dueAfter(calls(), read, '2026-06-11T02:00:00Z')).toBe('night')
})

test('quarter hours are read from 7 to 20 on working days of the company, hours day and night', () => {
  expect(nextAfter(calls(NEW_YORK), '2026-06-10T10:31:00Z')).toBe('2026-06-10T11:00:00.000Z')
  expect(nextAfter(calls(NEW_YORK), '2026-06-10T11:01:00Z')).toBe('2026-06-10T11:15:00.000Z')
  expect(nextAfter(calls(NEW_YORK), '2026-06-10T23:46:00Z')).toBe('2026-06-11T00:00:00.000Z')
  expect(nextAfter(calls(NEW_YORK), '2026-06-11T00:01:00Z')).toBe('2026-06-11T01:00:00.000Z')
})

test('on weekends of the company only the hours are read', () => {
  expect(nextAfter(calls(NEW_YORK), '2026-06-13T14:01:00Z')).toBe('2026-06-13T15:00:00.000Z')
  // Friday evening in New York, Saturday in UTC.
  expect(nextAfter(calls(NEW_YORK), '2026-06-12T23:31:00Z')).toBe('2026-06-12T23:45:00.000Z')
})

test('every connection has its own minute of the hour', () => {
  expect(nextAfter(calls('UTC', 7), '2026-06-10T14:01:00Z')).toBe('2026-06-10T14:07:00.000Z')
  expect(nextAfter(calls('UTC', 7), '2026-06-11T00:08:00Z')).toBe('2026-06-11T01:07:00.000Z')
  expect(
    nextDueAt(
      { ...users('UTC'), spreadMs: 7 * MINUTE_MS },
      { day: '2026-06-10T14:00:00Z' },
      at('2026-06-10T14:00:00Z'),
    ),
  ).toEqual(at('2026-06-11T02:07:00Z'))
})

test.each([
  ['skip an hour', '2026-03-08'],
  ['repeat an hour', '2026-11-01'],
])('clocks that %s at night move no daily reading to another day, and double none', (_, sunday) => {
  const schedule = users(NEW_YORK)
  const moments: string[] = []
  let now = new Date(Date.parse(`${sunday}T05:00:00Z`) - 2 * DAY_MS)
  for (let reading = 0; reading < 4; reading++) {
    now = nextDueAt(schedule, { day: now.toISOString() }, now) ?? now
    moments.push(localDay(now, NEW_YORK))
  }

  expect(new Set(moments).size).toBe(4)
  expect(Date.parse(moments[3] ?? '') - Date.parse(moments[0] ?? '')).toBe(3 * DAY_MS)
})

test('the moment of a day is the same, whenever within that day it is asked for', () => {
  // Clocks are set back at 2:00 on this day, so that it has 25 hours.
  const schedule = users(NEW_YORK)
  const moment = nextDueAt(schedule, { day: '2026-11-01T04:10:00Z' }, at('2026-11-01T04:10:00Z'))

  expect(dueTier(schedule, { day: '2026-11-01T04:10:00Z' }, moment ?? at('1970-01-01T00:00:00Z'))?.name).toBe('day')
  expect(dueTier(schedule, { day: moment?.toISOString() ?? '' }, at('2026-11-02T04:59:00Z'))).toBeUndefined()
})

test('a model without tiers never comes due by itself', () => {
  expect(nextDueAt({ ...calls(), tiers: models.transcripts.tiers }, {}, at('2026-06-10T14:00:00Z'))).toBeNull()
})

test('a tier that was never read is due', () => {
  expect(dueAfter(calls(), {}, '2026-06-10T14:00:00Z')).toBe('week')
})

const ZONES = [
  'UTC',
  NEW_YORK,
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
]
const anySchedule = fc.record({
  tiers: fc.constantFrom(models.calls.tiers, models.users.tiers),
  timeZone: fc.constantFrom(...ZONES),
  spreadMs: fc.integer({ min: 0, max: HOUR_MS - 1 }),
})
/** Within a day and a half of the hours at which some of these zones set their clocks. */
const nearChanges = fc
  .record({
    change: fc.constantFrom(
      '2026-03-08',
      '2026-11-01',
      '2026-03-29',
      '2026-10-25',
      '2026-04-05',
      '2026-10-04',
      '2026-09-06',
    ),
    distanceMs: fc.integer({ min: -36 * HOUR_MS, max: 36 * HOUR_MS }),
  })
  .map(({ change, distanceMs }) => Date.parse(`${change}T06:00:00Z`) + distanceMs)
const instants = fc.oneof(
  nearChanges,
  fc.integer({ min: Date.parse('2025-12-01T00:00:00Z'), max: Date.parse('2027-02-01T00:00:00Z') }),
)

test('the next reading is never in the past, and something is due when it comes', () => {
  fc.assert(
    fc.property(
      anySchedule,
      instants,
      fc.array(fc.integer({ min: 0, max: 8 * DAY_MS }), { minLength: 5, maxLength: 5 }),
      (schedule, nowMs, ages) => {
        const read = Object.fromEntries(
          schedule.tiers.map(({ name }, i) => [name, new Date(nowMs - (ages[i] ?? 0)).toISOString()]),
        )
        const now = new Date(nowMs)
        const next = nextDueAt(schedule, read, now)

        expect(next?.getTime()).toBeGreaterThanOrEqual(nowMs)
        expect(dueTier(schedule, read, next ?? now)).toBeDefined()
      },
    ),
    { numRuns: 1000 },
  )
})

test('between now and the next reading nothing comes due', () => {
  fc.assert(
    fc.property(anySchedule, instants, fc.double({ min: 0, max: 1, noNaN: true }), (schedule, nowMs, fraction) => {
      const read = Object.fromEntries(schedule.tiers.map(({ name }) => [name, new Date(nowMs).toISOString()]))
      const next = nextDueAt(schedule, read, new Date(nowMs))?.getTime() ?? nowMs
      const between = Math.max(nowMs, Math.floor(nowMs + (next - nowMs) * fraction) - 1)

      expect(dueTier(schedule, read, new Date(between))).toBeUndefined()
    }),
    { numRuns: 1000 },
  )
})

const at = (instant: string) => new Date(instant)

const localDay = (instant: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant)
