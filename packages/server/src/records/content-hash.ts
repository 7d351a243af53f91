import { createHash } from 'node:crypto'

const HASH_BYTES = 16

/**
 * Tells whether a record has changed: SHA-256 over its JSON with sorted keys, without volatile values.
 *
 * @param volatile full paths from the root, such as `metaData.url`; a nested key of the same name stays
 */
export function contentHash(data: unknown, volatile: readonly string[]): Buffer {
  const text = JSON.stringify(sorted(data, '', volatile)) ?? 'null'
  return createHash('sha256').update(text).digest().subarray(0, HASH_BYTES)
}

/** A sorted copy and the native stringify take half the time of one recursive pass that writes text. */
function sorted(value: unknown, path: string, volatile: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, `${path}[]`, volatile))
  if (typeof value !== 'object' || value === null) return value
  const copy: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = path === '' ? key : `${path}.${key}`
    if (!volatile.includes(innerPath)) copy.push([key, sorted(inner, innerPath, volatile)])
  }
  return Object.fromEntries(copy.sort(([a], [b]) => (a < b ? -1 : 1)))
}
