import { errors } from '@mallet/contract/errors'
import { scopeAreas, scopes } from '@mallet/contract/gong/scopes'
import { expect, test } from 'vitest'
import { OWN_CODES } from '../ask.ts'
import { catalogues, chooseLanguage } from './choose-language.ts'
import { en } from './en.ts'
import { NEVER_HERE } from './error-codes.ts'
import { fill, placesOf } from './fill.ts'

/** Every text of a catalogue by its path. */
function textsOf(words: object, path = ''): Map<string, string> {
  const texts = Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value, `${path}${key}.`)],
  )
  return new Map(texts)
}

const english = textsOf(en)
const others = catalogues.filter(({ tag }) => tag !== 'en').map((words) => [words.tag, textsOf(words)] as const)

test.each(catalogues.map((words) => [words.tag, textsOf(words)] as const))('no text of %s is empty', (_tag, texts) => {
  expect(texts.size).toBeGreaterThan(200)
  for (const [path, text] of texts) expect({ path, text: text.trim() }).not.toEqual({ path, text: '' })
})

test.each(others)('%s has every text that English has, with the same places in it, and no other', (_tag, texts) => {
  expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [path, text] of english) {
    const places = placesOf(texts.get(path) ?? '').sort()
    // How often a product is named is a matter of the language.
    expect({ path, places: [...new Set(places)] }).toEqual({ path, places: [...new Set(placesOf(text).sort())] })
  }
})

test('every error of the API is either said in words here, or named among those that never come here', () => {
  const said = Object.keys(en.errors)
  const known = [...said, ...NEVER_HERE]
  expect(known.sort()).toEqual([...Object.keys(errors), ...OWN_CODES].sort())
})

test.each(catalogues)('$tag has words for every scope and every area of them', (words) => {
  for (const scope of Object.keys(scopes)) expect({ [scope]: words.scopes[scope] ?? '' }).not.toEqual({ [scope]: '' })
  expect(Object.keys(words.areas)).toEqual(scopeAreas.map(({ area }) => area))
})

test('the first wish that there is a catalogue of decides, by its language alone', () => {
  expect(chooseLanguage([null, undefined, 'fr', 'de-AT', 'en']).tag).toBe('de')
  expect(chooseLanguage(['EN-gb', 'de']).tag).toBe('en')
  expect(chooseLanguage(['fr']).tag).toBe('en')
})

test('a place without a value stays to be seen, and what is put in is not read again', () => {
  expect(fill('{a} and {b}', { a: '{b}' })).toBe('{b} and {b}')
})
