import { mix32 } from './seeded-random.ts'

const HALF_BITS = 30
const HALF_MASK = 2 ** HALF_BITS - 1
const ROUNDS = 6
/** Indices of both signs fit: half of the 60-bit space lies before the origin. */
const ZERO_INDEX_HIGH = 2 ** (HALF_BITS - 1)
/** Lifts all 2^60 values into 19 digits, above 2^53 and below 2^63. */
const FIRST_ID = 10n ** 18n

export interface CallIds {
  idOf(index: number): string
  /** The only index whose id this is, or undefined if no index has it. Most ids belong to no call that exists. */
  indexOf(id: string): number | undefined
}

/**
 * Turns the index of a call into an id and back without a table: a keyed permutation of 60 bits (a Feistel network), so
 * that ids look random, never repeat, and a world of any size needs no memory for them.
 *
 * @param key 32 bits; another key gives ids that have nothing to do with these
 */
export function createCallIds(key: number): CallIds {
  const roundKeys = Array.from({ length: ROUNDS }, (_, round) => mix32(key ^ Math.imul(round + 1, 0x9e3779b9)))
  const scramble = (half: number, roundKey: number) => mix32(half ^ roundKey) & HALF_MASK

  return {
    idOf(index) {
      let left = ZERO_INDEX_HIGH + Math.floor(index / 2 ** HALF_BITS)
      let right = index - Math.floor(index / 2 ** HALF_BITS) * 2 ** HALF_BITS
      for (const roundKey of roundKeys) [left, right] = [right, left ^ scramble(right, roundKey)]
      return (FIRST_ID + BigInt(left) * BigInt(2 ** HALF_BITS) + BigInt(right)).toString()
    },
    indexOf(id) {
      if (!/^\d{19}$/.test(id)) return undefined
      const value = BigInt(id) - FIRST_ID
      if (value < 0n || value >= 2n ** BigInt(2 * HALF_BITS)) return undefined
      let left = Number(value >> BigInt(HALF_BITS))
      let right = Number(value & BigInt(HALF_MASK))
      for (const roundKey of roundKeys.toReversed()) [left, right] = [right ^ scramble(left, roundKey), left]
      const index = (left - ZERO_INDEX_HIGH) * 2 ** HALF_BITS + right
      return Number.isSafeInteger(index) ? index : undefined
    },
  }
}
