import { expect, test } from 'vitest'
import { MetadataInput, TagsInput } from './connection-labels.ts'

const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']))

test('tags are kept once each, in their order and in composed form', () => {
  expect(TagsInput.parse(['b', 'a', 'b', 'e\u0301'])).toEqual(['b', 'a', '\u00e9'])
})

test.each([
  ['too many', Array.from({ length: 21 }, (_, i) => `${i}`)],
  ['an empty one', ['']],
  ['a long one', ['t'.repeat(51)]],
  ['one that turns the direction of text', ['a\u202eb']],
])('tags are refused with %s', (_, tags) => {
  expect(TagsInput.safeParse(tags).success).toBe(false)
})

test('metadata is taken up to its bounds', () => {
  const metadata = { ...fields(49), [`a_.-${'k'.repeat(36)}`]: 'v'.repeat(500) }

  expect(MetadataInput.parse(metadata)).toEqual(metadata)
})

test.each([
  ['a field too many', fields(51)],
  ['a value that is too long', { crm: 'v'.repeat(501) }],
  ['a name that is too long', { ['k'.repeat(41)]: 'v' }],
  ['a name with a space', { 'a b': 'v' }],
  ['a number', { crm: 7 }],
  ['a list', ['v']],
])('metadata is refused with %s', (_, metadata) => {
  expect(MetadataInput.safeParse(metadata).success).toBe(false)
})
