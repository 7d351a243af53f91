import { createHash } from 'node:crypto'
import type { ServedItem } from '@mallet/contract/derive/split-list'

const HASH_BYTES = 16

/**
 * Tells whether a record has changed: SHA-256 over its JSON with sorted keys, without volatile values.
 *
 * @param volatile full paths from the root, such as `metaData.url`; a nested key of the same name stays
 */
export const contentHash = (data: unknown, volatile: readonly string[]): Buffer =>
  hashOf(sorted(without(data, '', volatile)))

/**
 * The same over an item as it was served, in a fifth of the time. Where it is the same, so is the content; where it is
 * not, only the order of keys may have changed, or how the same is written.
 *
 * @param volatile names of the item's own fields
 */
export function servedHash({ text, fields }: ServedItem, volatile: readonly string[]): Buffer {
  const hash = createHash('sha256')
  let taken = 0
  for (const { name, start, end } of fields) {
    if (!volatile.includes(name)) continue
    hash.update(text.slice(taken, start))
    taken = end
  }
  return hash.update(text.slice(taken)).digest().subarray(0, HASH_BYTES)
}

const hashOf = (data: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(data) ?? 'null')
    .digest()
    .subarray(0, HASH_BYTES)

/** Copies only what has a volatile value below: most of a record has none. */
function without(value: unknown, path: string, volatile: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || !volatile.some((full) => full.startsWith(path))) return value
  if (Array.isArray(value)) return value.map((item) => without(item, `${path}[]`, volatile))
  const inner = (key: string) => (path === '' ? key : `${path}.${key}`)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !volatile.includes(inner(key)))
      .map(([key, one]) => [key, without(one, inner(key), volatile)]),
  )
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
