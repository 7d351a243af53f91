import type { SeededRandom } from './seeded-random.ts'

/**
 * Draws from lists as from decks of cards: each item once, in random order, before any repeats. Items that do not fit stay in
 * the deck. The lists themselves tell the decks apart.
 */
export function createDecks(random: SeededRandom) {
  const decks = new Map<readonly unknown[], number[]>()

  return function draw<T>(list: readonly T[], fits: (item: T) => boolean = () => true): T | undefined {
    const take = (deck: number[]): T | undefined => {
      for (const [at, place] of deck.entries()) {
        const item = list[place]
        if (item === undefined || !fits(item)) continue
        deck.splice(at, 1)
        return item
      }
      return undefined
    }
    const drawn = take(decks.get(list) ?? [])
    if (drawn !== undefined) return drawn
    const fresh = random.shuffle([...list.keys()])
    decks.set(list, fresh)
    return take(fresh)
  }
}
