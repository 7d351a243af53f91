/** A ciphertext in its parts. The first format, v1, named no key. */
export interface SealedParts {
  readonly keyId: string | undefined
  readonly iv: Buffer
  readonly text: Buffer
  readonly tag: Buffer
}

const SEALED = /^(?:v1|v2\.([0-9a-f]{8}))\.([\w-]+)\.([\w-]+)\.([\w-]+)$/

/** How a ciphertext is stored: `v2.KEY.IV.TEXT.TAG`, the last three in base64url. */
export const writeSealed = ({ keyId, iv, text, tag }: SealedParts & { keyId: string }): string =>
  ['v2', keyId, ...[iv, text, tag].map((part) => part.toString('base64url'))].join('.')

/** The parts of a stored ciphertext; undefined for anything that is not written exactly as a vault writes it. */
export function readSealed(sealed: string): SealedParts | undefined {
  const match = SEALED.exec(sealed)
  if (!match) return undefined
  const [, keyId, ...encoded] = match
  const [iv, text, tag] = encoded.map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !text || !tag) return undefined
  // Other last letters may stand for the same bytes; then two texts would be one ciphertext.
  const isCanonical = [iv, text, tag].every((part, index) => part.toString('base64url') === encoded[index])
  return isCanonical ? { keyId, iv, text, tag } : undefined
}
