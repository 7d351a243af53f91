import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givenItem, servedItem } from './page-item.ts'
import { splitList } from './split-list.ts'

/** JSON as somebody else might write it: with space wherever it may stand, and escapes where none are needed. */
function written(value: unknown, space: string, escapes: boolean): string {
  const text = (string: string) =>
    escapes
      ? `"${[...string].map((char) => (char.length === 1 ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char)).join('')}"`
      : JSON.stringify(string)
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${space}${value.map((one) => written(one, space, escapes)).join(`${space},${space}`)}${space}]`
  const fields = Object.entries(value).map(
    ([name, one]) => `${JSON.stringify(name)}${space}:${space}${written(one, space, escapes)}`,
  )
  return `{${space}${fields.join(`${space},${space}`)}${space}}`
}

const spaces = fc.constantFrom('', ' ', '\n\t ', '\r\n')
const bodies = fc
  .tuple(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), spaces, fc.boolean())
  .map(
    ([items, others, space, escapes]) =>
      space + written({ ...others, calls: items, requestId: 'r"]},{' }, space, escapes) + space,
  )

test('the texts of the items, and of their fields, are those that JSON.parse reads as them, however it is written', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const value: { calls: unknown[] } = JSON.parse(body)

      const { items = [], rest = '' } = splitList(body, 'calls') ?? {}

      expect(items.map(({ text }) => JSON.parse(text))).toEqual(value.calls)
      expect(JSON.parse(rest)).toEqual({ ...value, calls: value.calls.map(() => null) })
      for (const [i, { text, fields }] of items.entries()) {
        const item = value.calls[i]
        const isObject = typeof item === 'object' && item !== null && !Array.isArray(item)
        const read = Object.fromEntries(
          fields.map(({ start, end }) => Object.entries(JSON.parse(`{${text.slice(start, end)}}`))[0] ?? []),
        )
        expect(read).toEqual(isObject ? { ...item } : {})
      }
    }),
    { numRuns: 300 },
  )
})

test('a body that was damaged in any place is JSON if and only if the rest is, and every item', () => {
  const damage = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...'{}[]",:\\ 0tn', '""', ',,', '"calls":[1]'))
  let accepted = 0
  let split = 0
  fc.assert(
    fc.property(bodies, fc.array(damage, { minLength: 1, maxLength: 3 }), (body, damages) => {
      const damaged = damages.reduce((text, [where, length, put]) => {
        const at = where % (text.length + 1)
        return text.slice(0, at) + put + text.slice(at + length)
      }, body)
      const parts = splitList(damaged, 'calls')
      if (!parts) return
      split++
      const areJson = [parts.rest, ...parts.items.map(({ text }) => text)].every(isJson)
      if (areJson) accepted++
      expect(areJson).toBe(isJson(damaged))
    }),
    { numRuns: 5000 },
  )
  expect([accepted > 50, split > accepted]).toEqual([true, true])
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test.each([
  ['no list of that name', '{"other":{"calls":[1]},"text":"\\"calls\\":[2]"}'],
  ['two of that name', '{"calls":[3,4],"calls":[5]}'],
  ['two, one of them with escapes', '{"calls":[3],"c\\u0061lls":[6]}'],
  ['something else of that name', '{"calls":{"0":1}}'],
  ['a list of its own', '[{"calls":[1]}]'],
  ['an end that is missing', '{"calls":[{"id":"1"},{"id":'],
  ['a name without quotes', '{"calls":[{id:1}]}'],
  ['nothing', ''],
])('%s cannot be split', (_, body) => {
  expect(splitList(body, 'calls')).toBeUndefined()
})

test('of many more items or fields than anybody serves none are made', () => {
  const many = (count: number, one: (i: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join()
  expect(splitList(`{"calls":[${many(10_000, () => '0')}]}`, 'calls')?.items).toHaveLength(10_000)
  expect(splitList(`{"calls":[${many(10_001, () => '0')}]}`, 'calls')).toBeUndefined()
  expect(splitList(`{"calls":[{${many(10_001, (i) => `"${i}":0`)}}]}`, 'calls')).toBeUndefined()
})

test('the head of an item is what JSON.parse reads of its fields, also with names that are doubled or escaped', () => {
  const headOf = (text: string) => {
    const [item] = splitList(`{"calls":[${text}]}`, 'calls')?.items ?? []
    return item && servedItem(item, JSON.parse).head(['id', '__proto__'])
  }
  expect(headOf('{"id":"1","big":{"id":"2"}}')).toEqual({ id: '1' })
  expect(headOf('{"id":"1","big":[],"i\\u0064":"2"}')).toEqual({ id: '2' })
  expect(headOf('{"id":"1","big":[],"id":"3"}')).toEqual({ id: '3' })
  expect(JSON.stringify(headOf('{"big":[],"__proto__":{"id":"4"}}'))).toBe('{"__proto__":{"id":"4"}}')
  for (const text of ['null', '0', '""', '["id"]']) expect(headOf(text)).toEqual(JSON.parse(text))
})

test('an item is read when it is asked for, and once', () => {
  const read: string[] = []
  const parse = (text: string) => {
    read.push(text)
    return JSON.parse(text)
  }
  const text = '{"id":"1","big":[]}'
  const items = splitList(`{"calls":[${text}]}`, 'calls')?.items ?? []
  const [item] = items.map((served) => servedItem(served, parse))

  expect(read).toEqual([])
  expect(item?.value()).toBe(item?.value())
  expect(item?.head(['id'])).toBe(item?.value())
  expect(read).toEqual([text])
  expect(givenItem(7).value()).toBe(givenItem(7).head([]))
})
