import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

const nowMs = Date.parse('2026-06-10T12:00:00Z')

test.each([
  ['1', 1],
  ['30', 30],
  [' 30 ', 30],
  ['86400', 86_400],
  ['86401', 3_600],
  ['1000000000', 3_600],
  ['1e9', 1],
  ['9'.repeat(400), 3_600],
  ['Wed, 10 Jun 2026 12:00:45 GMT', 45],
  ['Fri, 12 Jun 2099 12:00:00 GMT', 3_600],
  ['Wed, 10 Jun 2026 11:00:00 GMT', 1],
  ['0', 1],
  ['-5', 1],
  ['-2099', 1],
  ['1.5', 1],
  ['0x10', 1],
  ['1e3', 1],
  ['soon', 1],
  ['', 1],
  [undefined, 1],
])('B29: Retry-After %j means %i seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, nowMs)).toBe(seconds)
})

test('a date without a clock to compare with means one second', () => {
  expect(retryAfterSeconds('Wed, 10 Jun 2026 12:00:45 GMT', Number.NaN)).toBe(1)
})

test('B29: whatever the header says, the wait is a whole number of seconds from 1 to a day, which every timer can hold', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.integer().map(String),
        fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      ),
      (header) => {
        const seconds = retryAfterSeconds(header, nowMs)
        expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400).toBe(true)
      },
    ),
  )
})
