import { expect, test } from 'vitest'
import { createPhraseFinder } from './find-phrases.ts'

function found(phrases: readonly string[], text: string) {
  const hits: string[] = []
  createPhraseFinder(phrases).find(text, (phrase) => hits.push(phrase))
  return hits
}

test('phrases are found as whole words in any letter case, each as often as it stands there', () => {
  expect(found(['next step', 'budget'], 'Budget first. The next step is the BUDGET, not budgets.')).toEqual([
    'budget',
    'next step',
    'budget',
  ])
})

test('punctuation ends a word, a letter does not', () => {
  expect(found(['per seat'], 'per seat, per seats, super seat')).toEqual(['per seat'])
})

test('accented letters belong to words', () => {
  expect(found(['chiffrées', 'chiffr'], 'Hébergées et chiffrées.')).toEqual(['chiffrées'])
})
