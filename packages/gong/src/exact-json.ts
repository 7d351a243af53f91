/** Gong nests a dozen levels. A few thousand would overflow the stack of whoever writes the value out again. */
const DEEPEST = 100
/** Of one object. Gong's have some dozens; each step over an object of a million takes seconds. */
const MOST_KEYS = 10_000
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const NEXT = /["\d-]/g

export interface ExactJson {
  /** Exact where there is no issue. */
  readonly value: unknown
  /** Why nobody should walk over it. */
  readonly issue?: string
}

/**
 * The value of a JSON text, in which no two numbers become one: a whole number beyond 2^53, and one beyond what
 * JavaScript holds at all, comes as the text of its digits. Gong's ids have 19, and `JSON.parse` keeps 16 of them.
 *
 * @throws SyntaxError where the text is no JSON
 */
export function parseExactJson(text: string): ExactJson {
  const value: unknown = JSON.parse(text)
  const seen = { inexact: false }
  const issue = lookOver(value, 0, seen)
  if (issue) return { value, issue }
  return { value: seen.inexact ? JSON.parse(quoteInexact(text)) : value }
}

/** One walk for all that is asked of the whole: why nobody should walk over it, and whether a number is not exact. */
function lookOver(value: unknown, depth: number, seen: { inexact: boolean }): string | undefined {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) seen.inexact = true
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return `the answer is nested deeper than ${DEEPEST} levels`
  if (Array.isArray(value)) {
    for (const one of value) {
      const issue = lookOver(one, depth + 1, seen)
      if (issue) return issue
    }
    return undefined
  }
  // Whatever is neither null nor a list can be read by key.
  const object = value as Readonly<Record<string, unknown>>
  let keys = 0
  for (const key in object) {
    if (++keys > MOST_KEYS) return `an object has more than ${MOST_KEYS} keys`
    const issue = lookOver(object[key], depth + 1, seen)
    if (issue) return issue
  }
  return undefined
}

function quoteInexact(text: string): string {
  const parts: string[] = []
  let taken = 0
  for (let at = findNext(text, 0); at >= 0; ) {
    if (text[at] === '"') {
      at = findNext(text, endOfString(text, at))
      continue
    }
    NUMBER.lastIndex = at
    const [number = ''] = NUMBER.exec(text) ?? []
    const end = at + Math.max(1, number.length)
    if (isInexact(number)) {
      parts.push(text.slice(taken, at), `"${number}"`)
      taken = end
    }
    at = findNext(text, end)
  }
  return parts.join('') + text.slice(taken)
}

function findNext(text: string, from: number): number {
  NEXT.lastIndex = from
  return NEXT.exec(text)?.index ?? -1
}

/** Behind the closing quote, or at the end of a text that has none, which `JSON.parse` then refuses. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return at + 1
  }
  return text.length
}

function isInexact(number: string): boolean {
  const value = Number(number)
  return /^-?\d+$/.test(number) ? !Number.isSafeInteger(value) : !Number.isFinite(value)
}
