import { createHash } from 'node:crypto'

const HASH_BYTES = 16

/**
 * Tells whether a record has changed: SHA-256 over its JSON with sorted keys, without volatile values.
 *
 * @param volatile full paths from the root, such as `metaData.url`; a nested key of the same name stays
 */
export function contentHash(data: unknown, volatile: readonly string[]): Buffer {
  const text = JSON.stringify(sortedBut(data, '', volatile)) ?? 'null'
  return createHash('sha256').update(text).digest().subarray(0, HASH_BYTES)
}

/** Goes by paths only as far as there is a volatile value below: most of a record has none. */
function sortedBut(value: unknown, path: string, volatile: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!volatile.some((full) => full.startsWith(path))) return sorted(value)
  if (Array.isArray(value)) return value.map((item) => sortedBut(item, `${path}[]`, volatile))
  const copy: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = path === '' ? key : `${path}.${key}`
    if (!volatile.includes(innerPath)) copy.push([key, sortedBut(inner, innerPath, volatile)])
  }
  return Object.fromEntries(copy.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** A sorted copy and the native stringify take half the time of one recursive pass that writes text. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  // Whatever is neither null nor a list can be read by key.
  const source = value as Readonly<Record<string, unknown>>
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(source).sort()) {
    const inner = sorted(source[key])
    // Assigned, this one would set the copy's prototype instead.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, enumerable: true })
    else copy[key] = inner
  }
  return copy
}
