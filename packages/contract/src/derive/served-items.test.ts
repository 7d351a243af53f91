import fc from 'fast-check'
import { expect, test } from 'vitest'
import { servedItems } from './served-items.ts'

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

test('the texts of the items, and of their fields, are those that JSON.parse reads as them, however it is written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom('', ' ', '\n\t ', '\r\n'),
      fc.boolean(),
      (items, others, space, escapes) => {
        const body = space + written({ ...others, calls: items, requestId: 'r"]},{' }, space, escapes) + space
        const value: { calls: unknown[] } = JSON.parse(body)

        const served = servedItems(body, 'calls')

        expect(served.map(({ text }) => JSON.parse(text))).toEqual(value.calls)
        for (const [i, { text, fields }] of served.entries()) {
          const item = value.calls[i]
          const isObject = typeof item === 'object' && item !== null && !Array.isArray(item)
          const read = Object.fromEntries(
            fields.map(({ start, end }) => Object.entries(JSON.parse(`{${text.slice(start, end)}}`))[0] ?? []),
          )
          expect(read).toEqual(isObject ? { ...item } : {})
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a list of that name further down is none, and of two the last one counts', () => {
  const inner = '"other":{"calls":[1]},"text":"\\"calls\\":[2]"'
  expect(servedItems(`{${inner}}`, 'calls')).toEqual([])
  expect(servedItems(`{"calls":[3,4],${inner},"calls":[5]}`, 'calls').map(({ text }) => text)).toEqual(['5'])
  expect(servedItems('{"calls":[3],"c\\u0061lls":[6]}', 'calls').map(({ text }) => text)).toEqual(['6'])
})
