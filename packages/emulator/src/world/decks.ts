import type { SeededRandom } from './seeded-random.ts'

/**
 * Draws from lists as from decks of cards: each item once, in random order, before any repeats. Items that do not fit stay in
 * the deck. The lists themselves tell the decks apart.
 */
export function createDecks(random: SeededRandom) {
  const decks = new Map<readonly unknown[], number[]>()

  return function draw<T>(list: readonly T[], fits: (item: T) => boolean = () => true): T | undefined {
    const fitting = (place: number) => {
      const item = list[place]
      return item !== undefined && fits(item)
    }
    for (const deck of [decks.get(list) ?? [], random.shuffle([...list.keys()])]) {
      const at = deck.findIndex(fitting)
      if (at < 0) continue
      decks.set(list, deck)
      const [place = 0] = deck.splice(at, 1)
      return list[place]
    }
    return undefined
  }
}
