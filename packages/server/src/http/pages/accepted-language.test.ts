import { expect, test } from 'vitest'
import { acceptedLanguage } from './accepted-language.ts'

test.each([
  [undefined, undefined, 'en'],
  [undefined, '', 'en'],
  [undefined, 'de', 'de'],
  [undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
  [undefined, 'fr, en;q=0.4, de;q=0.5', 'de'],
  [undefined, 'de;q=0, en', 'en'],
  [undefined, 'fr,*;q=0.1', 'en'],
  [undefined, 'DE', 'de'],
  [undefined, ';q=;;,q', 'en'],
  ['de', 'en', 'de'],
  ['en', 'de', 'en'],
  ['fr', 'de', 'de'],
  [['de', 'en'], 'en', 'en'],
  ['__proto__', undefined, 'en'],
])('of the language %j in the address and %j as accepted, %s is taken', (named, accepted, taken) => {
  expect(acceptedLanguage(named, accepted)).toBe(taken)
})
