import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const read = (text: string) => readJson(Buffer.from(text))

test.each([
  ['{}', {}],
  ['[]', []],
  ['{"a":{"b":[1,-2.5e3,"x"],"c":null}}', { a: { b: [1, -2500, 'x'], c: null } }],
  ['{"a":"{\\"a\\":1,\\"a\\":2}","b":"[[[["}', { a: '{"a":1,"a":2}', b: '[[[[' }],
  ['{"a":{"x":1},"b":{"x":1}}', { a: { x: 1 }, b: { x: 1 } }],
  [' { "a" : "b:c\\\\" } ', { a: 'b:c\\' }],
  ['["a","a"]', ['a', 'a']],
  ['"\\ud83d\\ude00 ü"', '😀 ü'],
])('%s is read as it stands', (text, value) => {
  expect(read(text)).toEqual(value)
})

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const fields = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i])))

test('A53: depth and fields are counted to their bounds', () => {
  expect(() => read(nested(16))).not.toThrow()
  expect(() => read(nested(17))).toThrow('nested')
  expect(() => read(`{"a":${nested(16)}}`)).toThrow('nested')
  expect(() => read(fields(2000))).not.toThrow()
  expect(() => read(fields(2001))).toThrow('fields')
})

test.each([
  ['half an object', '{"a":'],
  ['nothing', ''],
  ['a field twice', '{"a":1,"a":2}'],
  ['a field twice in another spelling', '{"a":1,"\\u0061":2}'],
  ['a field twice further in', '[{"b":{"a":1,"c":{},"a":2}}]'],
  ['a number that no double holds', '{"a":1e999}'],
  ['one below all', '[-1E+400]'],
  ['a prototype', '{"__proto__":{}}'],
  ['a prototype in another spelling', '{"a":{"\\u005f_proto__":{}}}'],
])('A53, A55: %s is refused', (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'invalid_json' }))
})

test.each([
  ['a byte that begins nothing', [0x22, 0xff, 0x22]],
  ['half a character', [0x22, 0xc3, 0x22]],
  ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['an overlong quote', [0x22, 0xc0, 0xa2, 0x22]],
])('A53: %s is refused', (_, bytes) => {
  expect(() => readJson(Buffer.from(bytes))).toThrow('not UTF-8')
})
