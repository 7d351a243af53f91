import { createHash } from 'node:crypto'
import { MalletError } from '@mallet/contract/errors'

const KEY_BYTES = 32
/** 32 random bytes have fewer distinct values than this with a chance below 10^-17. */
const FEWEST_DISTINCT = 16

export interface RingKey {
  /** Derived from the key, written into each ciphertext, and safe to show. */
  readonly id: string
  readonly key: Buffer
}

/** The first key seals, every key opens. */
export type KeyRing = readonly [RingKey, ...RingKey[]]

/**
 * Reads keys, separated by commas or line ends.
 *
 * @param place where they stand, in words
 * @throws {@link MalletError} `weak_encryption_key`; the error says where the key stands and nothing of it
 */
export function parseKeyRing(text: string, place: string): KeyRing {
  const [first = '', ...others] = text.split(/[,\s]+/).filter((part) => part !== '')
  const ring: KeyRing = [ringKey(first, place), ...others.map((other) => ringKey(other, place))]
  if (new Set(ring.map(({ id }) => id)).size < ring.length) throw weak(place, 'names one key twice')
  return ring
}

/** The key with its id. */
export const identified = (key: Buffer): RingKey => ({
  id: createHash('sha256').update('mallet key id\n').update(key).digest('hex').slice(0, 8),
  key,
})

function ringKey(text: string, place: string): RingKey {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  const key = Buffer.from(standard, 'base64')
  // Node skips what is not base64, so only a text that comes back the same was one.
  const isBase64 = key.toString('base64').replace(/=+$/, '') === standard
  if (!isBase64 || key.length !== KEY_BYTES) throw weak(place, 'is not 32 random bytes in base64')
  const weakness = weaknessOf(key)
  if (weakness !== undefined) throw weak(place, weakness)
  return identified(key)
}

/** What people type or copy. The chance that random bytes look like it is below 10^-13. */
function weaknessOf(key: Buffer): string | undefined {
  const bytes = [...key]
  if (new Set(bytes).size < FEWEST_DISTINCT || key.subarray(0, 16).equals(key.subarray(16))) return 'repeats itself'
  const steps = new Set(bytes.slice(1).map((byte, index) => (byte - (bytes[index] ?? 0) + 256) % 256))
  if (steps.size === 1) return 'is a row of numbers'
  // Every sample in our documents is of this kind, so that none of them opens anything.
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is a text, not random bytes'
  return undefined
}

const weak = (place: string, what: string) =>
  new MalletError('weak_encryption_key', {}, { message: `The encryption key in ${place} ${what}.` })
