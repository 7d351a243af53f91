import { expect, test } from 'vitest'
import { type Harmless, secondsToRepeat } from './seconds-to-repeat.ts'

const HARMLESS = ['read', 'keyed', undefined] as const
const repeatedAfter = (status: number | undefined, retryAfter?: string): Harmless[] =>
  HARMLESS.filter((harmless) => secondsToRepeat({ harmless, status, retryAfter, repeats: 0 }, 0.5, 30) !== undefined)

test('only what does no harm twice is repeated, and only where a repeat can help', () => {
  expect({
    'no answer': repeatedAfter(undefined),
    '429': repeatedAfter(429),
    '429 that says when': repeatedAfter(429, '2'),
    '409': repeatedAfter(409),
    '409 that says when': repeatedAfter(409, '2'),
    '503': repeatedAfter(503),
    '504': repeatedAfter(504),
    '500': repeatedAfter(500),
    '502': repeatedAfter(502),
    '404': repeatedAfter(404),
  }).toEqual({
    'no answer': ['read', 'keyed'],
    '429': [],
    '429 that says when': ['read', 'keyed'],
    '409': [],
    '409 that says when': ['keyed'],
    '503': ['read', 'keyed'],
    '504': ['read'],
    '500': [],
    '502': [],
    '404': [],
  })
})

test('a repeat never comes before the server asked for it, and waits grow by themselves', () => {
  const after = (status: number, retryAfter: string | undefined, repeats: number, random: number) =>
    secondsToRepeat({ harmless: 'read', status, retryAfter, repeats }, random, 30)

  expect([0, 0.99].map((random) => after(429, '7', 0, random))).toEqual([7, expect.closeTo(7.25)])
  expect([0, 1, 2].map((repeats) => after(503, undefined, repeats, 0))).toEqual([0.125, 0.25, 0.5])
  expect(after(503, 'Wed, 21 Oct 2026 07:28:00 GMT', 0, 0)).toBe(0.125)
})

test('a server that asks for more than the longest wait is not waited for', () => {
  const after = (retryAfter: string) =>
    secondsToRepeat({ harmless: 'read', status: 429, retryAfter, repeats: 0 }, 0.9, 30)

  expect(after('30')).toBeGreaterThanOrEqual(30)
  expect(after('31')).toBeUndefined()
})
