import { expect, test } from 'vitest'
import { createCallLimits } from './call-limits.ts'

const NINE_AT_NIGHT = Date.parse('2026-06-10T21:00:00Z')

test('request 10,001 of a UTC day waits for midnight, and the next day begins afresh', () => {
  const limits = createCallLimits()
  for (let i = 0; i < 10_000; i++) expect(limits.arrive(i * 1000, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
  expect(limits.arrive(10_000_000, NINE_AT_NIGHT).retryAfterSeconds).toBe(3 * 3600)
  expect(limits.arrive(10_001_000, NINE_AT_NIGHT + 3 * 3_600_000).retryAfterSeconds).toBeUndefined()
})

test('a forgotten arrival frees its place in the second and in the day', () => {
  const limits = createCallLimits()
  const arrivals = [0, 1, 2].map((atMs) => limits.arrive(atMs, NINE_AT_NIGHT))
  arrivals[0]?.forget()
  expect(limits.arrive(3, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
  expect(limits.arrive(4, NINE_AT_NIGHT).retryAfterSeconds).toBe(1)
})

test('after a reset nothing counts any more', () => {
  const limits = createCallLimits()
  for (const atMs of [0, 1, 2]) limits.arrive(atMs, NINE_AT_NIGHT)
  limits.reset()
  expect(limits.arrive(3, NINE_AT_NIGHT).retryAfterSeconds).toBeUndefined()
})
