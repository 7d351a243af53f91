import { expect, test } from 'vitest'
import { compilePhrase } from './phrase-template.ts'
import { SeededRandom } from './seeded-random.ts'

const expandAll = (source: string) => {
  const phrase = compilePhrase(source)
  const texts = Array.from({ length: 200 }, (_, i) => phrase.expand((slot) => `<${slot}>`, new SeededRandom(i)))
  return [...new Set(texts)].sort()
}

test('choices nest, may be empty, and the first letter is a capital', () => {
  expect(expandAll('we (go|stay( here|))')).toEqual(['We go', 'We stay', 'We stay here'])
})

test('slots are filled by name', () => {
  expect(expandAll('ask {team} at {site}')).toEqual(['Ask <team> at <site>'])
  expect(compilePhrase('ask {team} (at {site}|now)').slots).toEqual(new Set(['team', 'site']))
})

test.each(['we (go', 'we go)', 'a|b', 'ask {team'])('the malformed phrase %s is refused', (source) => {
  expect(() => compilePhrase(source)).toThrow(SyntaxError)
})

test('the likelihood of a repeat counts each slot once', () => {
  const oneInTen = () => 0.1
  expect(compilePhrase('a (b|c)').likelihoodOfRepeat(oneInTen)).toBeCloseTo(1 / 2)
  expect(compilePhrase('{x} and {x}').likelihoodOfRepeat(oneInTen)).toBeCloseTo(1 / 10)
  expect(compilePhrase('({x}|{y}) (b|c)').likelihoodOfRepeat(oneInTen)).toBeCloseTo(0.05 * 0.5)
})
