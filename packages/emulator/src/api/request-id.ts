const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/** 19 characters of base 36, now and then 18, as recorded live. */
export function makeRequestId(random: (bytes: number) => Buffer): string {
  const bytes = random(20)
  const length = (bytes[19] ?? 0) % 10 === 0 ? 18 : 19
  return [...bytes.subarray(0, length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
