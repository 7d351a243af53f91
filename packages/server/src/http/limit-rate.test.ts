import { expect, test } from 'vitest'
import { createRateLimiter } from './limit-rate.ts'

function limiter(limit: { perSecond: number; burst: number }, maxOwners?: number) {
  let nowMs = 0
  const { take, ask, knows } = createRateLimiter(limit, () => nowMs, maxOwners)
  return {
    take,
    ask,
    knows,
    pass: (seconds: number) => {
      nowMs += seconds * 1000
    },
  }
}

const takeMany = (take: (owner: string) => number, owner: string, count: number) =>
  Array.from({ length: count }, () => take(owner)).filter((wait) => wait === 0).length

test('after a quiet time a burst gets through, and then what comes in each second', () => {
  const { take, pass } = limiter({ perSecond: 2, burst: 10 })

  expect(takeMany(take, 'a', 15)).toBe(10)
  pass(3)
  expect(takeMany(take, 'a', 15)).toBe(6)
  pass(3600)
  expect(takeMany(take, 'a', 15)).toBe(10)
})

test('a wait is told in whole seconds, at least one, and is enough', () => {
  const { take, pass } = limiter({ perSecond: 0.25, burst: 1 })
  expect(take('a')).toBe(0)

  const wait = take('a')

  expect(wait).toBe(4)
  pass(wait - 1)
  expect(take('a')).toBe(1)
  pass(1)
  expect(take('a')).toBe(0)
})

test('one owner takes nothing from another, and asking takes nothing', () => {
  const { take, ask } = limiter({ perSecond: 1, burst: 1 })

  expect([take('a'), ask('a'), ask('b'), ask('b'), take('b')]).toEqual([0, 1, 0, 0, 0])
})

test('a flood of new owners is refused once the memory is full, and those who were known go on', () => {
  const { take, knows, pass } = limiter({ perSecond: 1, burst: 10 }, 3)
  for (const owner of ['a', 'b', 'c']) expect(take(owner)).toBe(0)

  expect(take('d')).toBeGreaterThanOrEqual(1)
  expect(knows('d')).toBe(false)
  expect(take('a')).toBe(0)

  pass(60)
  expect(take('d')).toBe(0)
  expect(knows('a')).toBe(false)
})
