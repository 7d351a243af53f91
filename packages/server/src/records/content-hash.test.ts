import { createHash } from 'node:crypto'
import { splitList } from '@mallet/contract/derive/split-list'
import { expect, test } from 'vitest'
import { contentHash, servedHash } from './content-hash.ts'

const hash = (data: unknown, volatile: readonly string[] = []) => contentHash(data, volatile).toString('hex')

test('the order of keys, at any depth, is no change', () => {
  expect(hash({ a: 1, b: { c: [{ d: 1, e: 2 }], f: null } })).toBe(hash({ b: { f: null, c: [{ e: 2, d: 1 }] }, a: 1 }))
})

test.each([
  ['a value', { a: 1 }, { a: 2 }],
  ['the type of a value', { a: 1 }, { a: '1' }],
  ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
  ['a key that appears with null', {}, { a: null }],
  ['a list that becomes an object', { a: ['x'] }, { a: { 0: 'x' } }],
  ['a value that moves to another key', { a: 1, b: 2 }, { a: 2, b: 1 }],
  [
    'a value under a key that names the prototype',
    JSON.parse('{"a":{"__proto__":1}}'),
    JSON.parse('{"a":{"__proto__":2}}'),
  ],
  ['a digit of a long id', { id: '7782342274025937895' }, { id: '7782342274025937896' }],
])('%s is a change', (_, before, after) => {
  expect(hash(after)).not.toBe(hash(before))
})

test('a volatile value is no change, and a nested one of the same name is', () => {
  const call = { media: { url: 'signed-1' }, parties: [{ media: 'a', seen: 1 }] }

  expect(hash({ ...call, media: { url: 'signed-2' } }, ['media'])).toBe(hash(call, ['media']))
  expect(hash({ ...call, parties: [{ media: 'b', seen: 1 }] }, ['media'])).not.toBe(hash(call, ['media']))
  expect(hash({ ...call, parties: [{ media: 'a', seen: 2 }] }, ['parties[].seen'])).toBe(hash(call, ['parties[].seen']))
})

test('a hash is that of the JSON with keys in the order of their code units, at any depth', () => {
  const sortedText = '{"A":1,"a":{"B":[{"a":1,"é":2}],"b":3},"é":4}'

  expect(hash({ é: 4, a: { b: 3, B: [{ é: 2, a: 1 }] }, A: 1 })).toBe(
    createHash('sha256').update(sortedText).digest('hex').slice(0, 32),
  )
})

test('a hash has 16 bytes', () => {
  expect(contentHash({ a: 1 }, [])).toHaveLength(16)
})

test('the hash of what was served goes by the text, and leaves volatile fields out', () => {
  const served = (text: string) =>
    splitList(`{"calls":[${text}]}`, 'calls')?.items.map((item) =>
      servedHash(item, ['media', 'context']).toString('hex'),
    )
  const call = '{"id":"1","media":{"url":"signed-1"},"parties":[{"name":"Dana","media":1}],"context":[]}'

  expect(served(call.replace('signed-1', 'signed-2').replace('"context":[]', '"context":[{"a":1}]'))).toEqual(
    served(call),
  )
  expect(served(call.replace('Dana', 'Dan'))).not.toEqual(served(call))
  expect(served(call.replace('"media":1', '"media":2'))).not.toEqual(served(call))
  expect(served('{"a":1,"b":2}')).not.toEqual(served('{"b":2,"a":1}'))
})
