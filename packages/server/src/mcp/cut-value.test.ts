import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutObject } from './cut-value.ts'

const size = (value: unknown) => JSON.stringify(value).length

test('what is short enough stays as it is', () => {
  const value = { a: [1, 2, 3], b: 'text' }

  expect(cutObject(value, size(value))).toBe(value)
})

test('whatever it holds, it becomes as short as asked, with no field of another and no half character', () => {
  const fields = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), { minKeys: 1, maxKeys: 5 })

  fc.assert(
    fc.property(fields, fc.integer({ min: 120, max: 400 }), (value, characters) => {
      const cut = cutObject(value, characters)

      expect(Object.keys(value)).toEqual(expect.arrayContaining(Object.keys(cut)))
      expect(size(cut)).toBeLessThanOrEqual(characters)
      expect(JSON.stringify(cut)).not.toMatch(/\\ud[89ab]../)
    }),
  )
})

test('a long list loses its end, and leaves the small fields beside it whole', () => {
  const calls = Array.from({ length: 100 }, (_, id) => ({ id: String(id), title: 'x'.repeat(50) }))

  const cut = cutObject({ requestId: 'abc', records: { totalRecords: 100 }, calls }, 1000)

  expect(cut).toMatchObject({ requestId: 'abc', records: { totalRecords: 100 } })
  const kept = cut.calls as typeof calls
  expect(kept).toEqual(calls.slice(0, kept.length))
  expect(kept.length).toBeGreaterThan(8)
})

test('of one item that is too long by itself a part is left', () => {
  const cut = cutObject({ calls: [{ id: '1', parties: Array.from({ length: 500 }, (_, id) => ({ id })) }] }, 500)

  expect(cut).toMatchObject({ calls: [{ id: '1', parties: expect.arrayContaining([{ id: 0 }]) }] })
})
