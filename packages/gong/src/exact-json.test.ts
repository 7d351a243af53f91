import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExactJson } from './exact-json.ts'

test.each([
  ['{"id":5599332235511222779}', { id: '5599332235511222779' }],
  ['{"id": -5599332235511222779 }', { id: '-5599332235511222779' }],
  ['[5599332235511222779,5599332235511222780,1]', ['5599332235511222779', '5599332235511222780', 1]],
  ['[9007199254740991,9007199254740992,9007199254740993]', [9007199254740991, '9007199254740992', '9007199254740993']],
  ['{"a":1e999,"b":-1e999,"c":1e300,"d":1E+999}', { a: '1e999', b: '-1e999', c: 1e300, d: '1E+999' }],
  ['{"id":"5599332235511222779"}', { id: '5599332235511222779' }],
  ['{"5599332235511222779":"a: 5599332235511222779, b"}', { '5599332235511222779': 'a: 5599332235511222779, b' }],
  [
    String.raw`{"a\" : 5599332235511222779":[5599332235511222779]}`,
    { 'a" : 5599332235511222779': ['5599332235511222779'] },
  ],
  [String.raw`{"a\\":5599332235511222779}`, { 'a\\': '5599332235511222779' }],
  ['[5599332235511222779,0.1234567890123457]', ['5599332235511222779', 0.1234567890123457]],
  ['  5599332235511222779', '5599332235511222779'],
])('A56: %s loses no digit of a whole number', (text, value) => {
  expect(parseExactJson(text)).toEqual({ value })
})

test.each([
  '',
  '{',
  '{"id":5599332235511222779',
  '{"id":05599332235511222779}',
  '"5599332235511222779',
  '[5599332235511222779 1]',
])('what is no JSON stays none: %s', (text) => expect(() => parseExactJson(text)).toThrow(SyntaxError))

test('A56: any other JSON has the value that it always had, and numbers as texts that read the same', () => {
  fc.assert(
    fc.property(fc.json(), fc.bigInt(), fc.string(), (json, id, text) => {
      fc.pre(!/\d{16}|[eE]\+?\d{3}/.test(json) && text !== 'id')
      expect(parseExactJson(json)).toEqual({ value: JSON.parse(json) })
      const around = `{"a":${json},"id":${id},${JSON.stringify(text)}:[${id}]}`
      const isExact = Number.isSafeInteger(Number(id))
      expect(parseExactJson(around).value).toHaveProperty('id', isExact ? Number(id) : String(id))
    }),
    { numRuns: 500 },
  )
})

test('A53: ten megabytes of nothing but numbers, quotes or backslashes take no longer than their length asks for', () => {
  const size = 2_000_000
  const texts = [
    `[${'5599332235511222779,'.repeat(size / 20)}1]`,
    `[5599332235511222779,"${'\\\\'.repeat(size)}"]`,
    `[5599332235511222779,"${'\\"'.repeat(size)}"]`,
    `[5599332235511222779${',""'.repeat(size)}]`,
    `[${'1'.repeat(size)}]`,
  ]
  const startedMs = performance.now()
  for (const text of texts) parseExactJson(text)
  // A quadratic reading would take hours.
  expect(performance.now() - startedMs).toBeLessThan(20_000)
})

test('A53, A55: what nobody should walk over is told, before and behind a number that is not exact', () => {
  const deep = `${'['.repeat(200)}${']'.repeat(200)}`
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, i])))

  for (const number of ['1', '1e300', '5599332235511222779']) {
    for (const hostile of [deep, wide]) {
      for (const text of [`[${number},${hostile}]`, `[${hostile},${number}]`]) {
        expect(parseExactJson(text)).toMatchObject({ issue: expect.stringMatching(/deeper|keys/) })
      }
    }
  }
  expect(parseExactJson(`${'['.repeat(100)}1${']'.repeat(100)}`).issue).toBeUndefined()
})
