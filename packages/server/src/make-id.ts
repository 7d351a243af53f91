import type { Foundation } from './foundation.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_LENGTH = 9
const ORDER_LENGTH = 7
const RANDOM_LENGTH = 8
const SECRET_LENGTH = 32

type Source = Pick<Foundation, 'clock' | 'random'>

/**
 * A new id: the prefix of its kind, 45 bits of time, so that ids sort by age, and 40 random bits. Between both stands
 * the system's time, which brings order into what is made while the clock that has meaning is held, and which is a
 * millisecond more with each id of this process where no time has gone by.
 */
export function makeId(prefix: string, { clock, random }: Source): string {
  lastOrder = Math.max(Date.now(), lastOrder + 1)
  return `${prefix}_${base32(clock.now().getTime(), TIME_LENGTH)}${base32(lastOrder, ORDER_LENGTH)}${letters(RANDOM_LENGTH, random)}`
}

let lastOrder = 0

/** A new secret of 32 letters and digits: 160 random bits. */
export const makeSecret = (prefix: string, { random }: Pick<Foundation, 'random'>): string =>
  `${prefix}_${letters(SECRET_LENGTH, random)}`

/** 256 is a multiple of 32, so every letter is equally likely. */
function letters(count: number, random: (bytes: number) => Buffer): string {
  let text = ''
  for (const byte of random(count)) text += ALPHABET[byte % ALPHABET.length]
  return text
}

/** The lowest digits; what is above them is dropped. */
const base32 = (value: number, length: number): string =>
  Array.from({ length }, (_, place) => ALPHABET[Math.floor(value / 32 ** (length - 1 - place)) % 32]).join('')
