/**
 * An object whose JSON is no longer than so many characters: what is too long loses the ends of its lists and texts.
 * Fields share the room, so that one that is large does not cost the others theirs.
 *
 * @param value JSON; it is returned itself where it is short enough
 * @param characters fields are kept where there are a few for each
 */
export function cutObject<T extends Fields>(value: T, characters: number): T | Fields {
  return sizeOf(value) <= characters ? value : cutFields(value, characters)
}

type Fields = Readonly<Record<string, unknown>>

function cutValue(value: unknown, characters: number): unknown {
  if (sizeOf(value) <= characters) return value
  if (typeof value === 'string') return cutText(value, characters)
  if (Array.isArray(value)) return cutList(value, characters)
  return typeof value === 'object' && value !== null ? cutFields(value, characters) : value
}

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0

const ELLIPSIS = '…'
/** Of a text's JSON that are not its own. */
const QUOTES = 2

/** Without the first half of a character at the end. */
export const wholeCharacters = (text: string): string => text.replace(/[\ud800-\udbff]$/, '')

function cutText(text: string, characters: number): string {
  let kept = Math.max(0, characters - QUOTES - ELLIPSIS.length)
  // What has to be escaped takes more room than it has characters.
  while (kept > 0 && sizeOf(text.slice(0, kept)) > characters - ELLIPSIS.length) kept = Math.floor(kept * 0.9)
  return wholeCharacters(text.slice(0, kept)) + ELLIPSIS
}

function cutList(list: readonly unknown[], characters: number): unknown[] {
  const kept: unknown[] = []
  let left = characters - QUOTES
  for (const item of list) {
    const size = sizeOf(item) + 1
    if (size > left) {
      // One that is too long by itself would otherwise leave nothing to read at all.
      if (kept.length === 0 && left > LEAST) kept.push(cutValue(item, left - 1))
      break
    }
    kept.push(item)
    left -= size
  }
  return kept
}

/** Less is not worth to be read. */
const LEAST = 100

function cutFields(object: object, characters: number): Fields {
  const fields = Object.entries(object).filter(([, value]) => value !== undefined)
  let left = characters - QUOTES - fields.reduce((sum, [name]) => sum + sizeOf(name) + 2, 0)
  const room = new Map<string, number>()
  const bySize = fields.map(([name, value]) => ({ name, size: sizeOf(value) })).sort((a, b) => a.size - b.size)
  for (const [index, { name, size }] of bySize.entries()) {
    const fair = Math.max(0, Math.floor(left / (bySize.length - index)))
    room.set(name, Math.min(size, fair))
    left -= Math.min(size, fair)
  }
  const cut = Object.fromEntries(fields.map(([name, value]) => [name, cutValue(value, room.get(name) ?? 0)]))
  // Numbers and names cannot be cut, so where there are too many of them some go altogether.
  for (let size = sizeOf(cut); size > characters; size = sizeOf(cut)) {
    const [largest] = Object.keys(cut).sort((a, b) => sizeOf(cut[b]) + b.length - sizeOf(cut[a]) - a.length)
    if (largest === undefined) break
    delete cut[largest]
  }
  return cut
}
