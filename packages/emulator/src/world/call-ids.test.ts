import { expect, test } from 'vitest'
import { createCallIds } from './call-ids.ts'

const ids = createCallIds(0xdecafbad)
const indices = [0, -1, 1, 99, -1_000_000, 123_456_789, -(2 ** 40), 2 ** 50]

test('an id leads back to its index', () => {
  for (const index of indices) expect(ids.indexOf(ids.idOf(index))).toBe(index)
})

test('ids have 19 digits and lie above 2^53 and below 2^63', () => {
  for (const index of indices) {
    expect(ids.idOf(index)).toMatch(/^\d{19}$/)
    expect(BigInt(ids.idOf(index)) > 2n ** 53n && BigInt(ids.idOf(index)) < 2n ** 63n).toBe(true)
  }
})

test('neighbours have nothing in common, and no id comes twice', () => {
  const seen = new Set(Array.from({ length: 20_000 }, (_, i) => ids.idOf(i - 10_000)))
  expect(seen.size).toBe(20_000)
  expect(ids.idOf(1).slice(0, 6)).not.toBe(ids.idOf(2).slice(0, 6))
})

test('another key gives other ids', () => {
  expect(createCallIds(1).idOf(7)).not.toBe(createCallIds(2).idOf(7))
})

test('what is no id has no index', () => {
  for (const text of ['', 'abc', '12', '0000000000000000001', '9999999999999999999', '-1', '1.5'])
    expect(ids.indexOf(text)).toBeUndefined()
})
