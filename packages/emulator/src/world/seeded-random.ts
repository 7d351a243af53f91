/** Mixes 32 bits so that every input bit reaches every output bit (the finaliser of MurmurHash3). */
export function mix32(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** FNV-1a over the text's UTF-16 units, finished with {@link mix32}. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix32(h)
}

/**
 * A stream of random numbers that only its key decides: the same key gives the same numbers in every process.
 *
 * Every object of the world draws from a stream of its own, so that the order of generation never matters.
 */
export class SeededRandom {
  #a: number
  #b: number
  #c: number
  #counter: number

  /** @param key any number of 32-bit words; streams of different keys are independent */
  constructor(...key: readonly number[]) {
    this.#a = 0x9e3779b9
    this.#b = 0x243f6a88
    this.#c = 0xb7e15162
    this.#counter = 1
    for (const word of key) {
      this.#a = mix32(this.#a ^ word)
      this.#b = mix32(this.#b + this.#a)
      this.#c = mix32(this.#c ^ (this.#b + 0x6d2b79f5))
    }
    for (let i = 0; i < 4; i++) this.uint32()
  }

  /** One step of sfc32, by Chris Doty-Humphrey (public domain, PractRand). */
  uint32(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return sum >>> 0
  }

  /** In [0, 1). */
  fraction(): number {
    return this.uint32() / 2 ** 32
  }

  /** A whole number in [from, to], both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1))
  }

  /** A number in [from, to). */
  between(from: number, to: number): number {
    return from + this.fraction() * (to - from)
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** @throws RangeError if the list is empty */
  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.fraction() * list.length)]
    if (item === undefined) throw new RangeError('cannot pick from an empty list')
    return item
  }

  /** Picks with the given weights. @throws RangeError if the list is empty */
  pickWeighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let rest = this.fraction() * list.reduce((sum, item) => sum + item.weight, 0)
    for (const item of list) {
      rest -= item.weight
      if (rest < 0) return item
    }
    const last = list.at(-1)
    if (last === undefined) throw new RangeError('cannot pick from an empty list')
    return last
  }

  /** A new list with the same items in random order. */
  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.int(0, last)
      const [a, b] = [shuffled[last], shuffled[other]]
      if (a === undefined || b === undefined) continue
      shuffled[last] = b
      shuffled[other] = a
    }
    return shuffled
  }
}
