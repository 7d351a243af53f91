import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeId, makeSecret } from './make-id.ts'

const at = (instant: string, random = randomBytes) => ({ clock: { now: () => new Date(instant) }, random })

test('ids sort by age', () => {
  const instants = [
    '1970-01-01T00:00:00.000Z',
    '2026-06-10T19:00:00.000Z',
    '2026-06-10T19:00:00.001Z',
    '3000-01-01T00:00:00Z',
  ]

  const ids = instants.map((instant) => makeId('run', at(instant)))

  expect(ids.toSorted()).toEqual(ids)
})

test('ids that are made one after the other while the clock is held sort by the system time', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') })
  try {
    const ids = Array.from({ length: 100 }, () => {
      vi.advanceTimersByTime(1)
      return makeId('run', at('2026-06-10T19:00:00.000Z'))
    })
    expect(ids.toSorted()).toEqual(ids)
  } finally {
    vi.useRealTimers()
  }
})

test('ids that one process makes in the same millisecond sort in the order in which they were made', () => {
  const ids = Array.from({ length: 1000 }, () => makeId('run', at('2026-06-10T19:00:00.000Z')))

  expect(ids.toSorted()).toEqual(ids)
})

test('ids have the prefix of their kind and 24 letters and digits, and never meet', () => {
  const ids = Array.from({ length: 10_000 }, () => makeId('conn', at('2026-06-10T19:00:00.000Z')))

  expect(ids.every((id) => /^conn_[0-9a-z]{24}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a secret has 32 letters and digits, each of which tells five bits of the random bytes', () => {
  const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index))

  expect(makeSecret('mk', { random: () => bytes })).toBe('mk_0123456789abcdefghjkmnpqrstvwxyz')
  expect(makeSecret('mk', { random: randomBytes })).toMatch(/^mk_[0-9a-hjkmnp-tv-z]{32}$/)
})
