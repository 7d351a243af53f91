import { beforeEach, expect, test } from 'vitest'
import type { DayCount } from '../state/emulator-state.ts'
import { createCallLimits } from './call-limits.ts'

const NINE_AT_NIGHT = Date.parse('2026-06-10T21:00:00Z')

let today: DayCount

beforeEach(() => {
  today = { day: 0, count: 0 }
})

test('request 10,001 of a UTC day waits for midnight, and the next day begins afresh', () => {
  const limits = createCallLimits(() => today)
  for (let i = 0; i < 10_000; i++) expect(limits.arrive(i * 1000, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
  expect(limits.arrive(10_000_000, NINE_AT_NIGHT).retryAfterSeconds).toBe(3 * 3600)
  expect(limits.arrive(10_001_000, NINE_AT_NIGHT + 3 * 3_600_000).retryAfterSeconds).toBeUndefined()
})

test('the count of a day is kept where it was given, so that whoever comes next goes on with it', () => {
  for (let i = 0; i < 9_999; i++) createCallLimits(() => today).arrive(i * 1000, NINE_AT_NIGHT)
  expect(today.count).toBe(9_999)
  const next = createCallLimits(() => today)
  expect(next.arrive(0, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
  expect(next.arrive(1000, NINE_AT_NIGHT).retryAfterSeconds).toBe(3 * 3600)
})

test('a forgotten arrival frees its place in the second and in the day', () => {
  const limits = createCallLimits(() => today)
  const arrivals = [0, 1, 2].map((atMs) => limits.arrive(atMs, NINE_AT_NIGHT))
  arrivals[0]?.forget()
  expect(limits.arrive(3, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
  expect(limits.arrive(4, NINE_AT_NIGHT).retryAfterSeconds).toBe(1)
})

test('after a reset the last second counts no more', () => {
  const limits = createCallLimits(() => today)
  for (const atMs of [0, 1, 2]) limits.arrive(atMs, NINE_AT_NIGHT)
  limits.reset()
  expect(limits.arrive(3, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
})
