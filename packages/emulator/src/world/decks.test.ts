import { expect, test } from 'vitest'
import { createDecks } from './decks.ts'
import { SeededRandom } from './seeded-random.ts'

test('each item is drawn once before any repeats', () => {
  const draw = createDecks(new SeededRandom(1))
  const list = ['a', 'b', 'c', 'd']
  const drawn = Array.from({ length: 8 }, () => draw(list))
  expect(drawn.slice(0, 4).toSorted()).toEqual(list)
  expect(drawn.slice(4).toSorted()).toEqual(list)
})

test('what does not fit stays in the deck', () => {
  const draw = createDecks(new SeededRandom(2))
  const list = [1, 2, 3]
  expect(draw(list, (n) => n === 2)).toBe(2)
  expect([draw(list), draw(list)].toSorted()).toEqual([1, 3])
})

test('nothing is drawn where nothing fits', () => {
  expect(createDecks(new SeededRandom(3))([1, 2], () => false)).toBeUndefined()
  expect(createDecks(new SeededRandom(3))([])).toBeUndefined()
})
