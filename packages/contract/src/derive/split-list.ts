/** One item of a list, as it was served. */
export interface ServedItem {
  readonly text: string
  /** Its own fields, where it is an object: the name as it stands there, and from its quote to the end of the value. */
  readonly fields: readonly { readonly name: string; readonly start: number; readonly end: number }[]
}

export interface SplitList {
  /** In their order, each in its own text. */
  readonly items: readonly ServedItem[]
  /** The body with `null` in the place of each of them. */
  readonly rest: string
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const SPACE = 0x20

/** A page has a hundred items of some dozens of fields. Of millions nobody should make as many objects. */
const MOST = 10_000

/**
 * Takes the items of the list with that name out of a JSON object, in one pass that makes no values, so that whoever
 * knows some of them by their text need not read those. The body is JSON if and only if the rest is, and every item.
 *
 * @returns undefined where the body is no object, has no such list or several of that name, holds more items or fields
 *   than anybody serves, or is surely no JSON
 */
export function splitList(body: string, list: string): SplitList | undefined {
  let found: { items: ServedItem[]; pieces: string[]; end: number } | undefined
  let at = spaceEnd(body, 0)
  if (body.charCodeAt(at++) !== OPEN_OBJECT) return undefined
  for (;;) {
    at = separatorEnd(body, at)
    if (body.charCodeAt(at) !== QUOTE) break
    const nameEnd = stringEnd(body, at)
    const value = memberValue(body, nameEnd)
    if (value < 0) return undefined
    if (nameOf(body, at, nameEnd) === list) {
      if (found || body.charCodeAt(value) !== OPEN_LIST) return undefined
      found = readList(body, value)
      if (!found) return undefined
      at = found.end
    } else at = valueEnd(body, value)
    if (at < 0) return undefined
  }
  return found && { items: found.items, rest: found.pieces.join('null') + body.slice(found.end) }
}

/** `pieces` is what stands before, between and behind the items, from the beginning of the body to the end of the list. */
function readList(body: string, start: number): { items: ServedItem[]; pieces: string[]; end: number } | undefined {
  const items: ServedItem[] = []
  const pieces: string[] = []
  let taken = 0
  let at = start + 1
  for (;;) {
    at = separatorEnd(body, at)
    if (body.charCodeAt(at) === CLOSE_LIST)
      return { items, pieces: [...pieces, body.slice(taken, at + 1)], end: at + 1 }
    const { fields, end } = readItem(body, at)
    if (end <= at || items.length === MOST) return undefined
    pieces.push(body.slice(taken, at))
    items.push({ text: body.slice(at, end), fields })
    taken = at = end
  }
}

function readItem(body: string, start: number): { fields: ServedItem['fields']; end: number } {
  if (body.charCodeAt(start) !== OPEN_OBJECT) return { fields: [], end: valueEnd(body, start) }
  const fields: { name: string; start: number; end: number }[] = []
  let at = start + 1
  for (;;) {
    at = separatorEnd(body, at)
    const code = body.charCodeAt(at)
    if (code === CLOSE_OBJECT) return { fields, end: at + 1 }
    if (code !== QUOTE) return { fields, end: NOWHERE }
    const nameEnd = stringEnd(body, at)
    const value = memberValue(body, nameEnd)
    const end = value < 0 ? NOWHERE : valueEnd(body, value)
    if (end < 0 || fields.length === MOST) return { fields, end: NOWHERE }
    fields.push({ name: body.slice(at + 1, nameEnd - 1), start: at - start, end: end - start })
    at = end
  }
}

/** Where the text ends too early, or what should be there is not. */
const NOWHERE = -1

/** Names may be written with escapes. */
function nameOf(body: string, start: number, end: number): unknown {
  try {
    return JSON.parse(body.slice(start, end))
  } catch {
    return undefined
  }
}

/** Where the value of a member begins, whose name ends at `nameEnd`: behind the colon, or what stands in its place. */
const memberValue = (body: string, nameEnd: number): number =>
  nameEnd < 0 ? NOWHERE : spaceEnd(body, spaceEnd(body, nameEnd) + 1)

/** Behind a string, whose opening quote stands at `at`. */
function stringEnd(body: string, at: number): number {
  for (let next = at + 1; next < body.length; next++) {
    const code = body.charCodeAt(next)
    if (code === QUOTE) return next + 1
    if (code === BACKSLASH) next++
  }
  return NOWHERE
}

/** Behind the value that begins at `at`. */
function valueEnd(body: string, at: number): number {
  const first = body.charCodeAt(at)
  if (first === QUOTE) return stringEnd(body, at)
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return wordEnd(body, at)
  let depth = 0
  for (let next = at; next < body.length; ) {
    const code = body.charCodeAt(next)
    if (code === QUOTE) {
      next = stringEnd(body, next)
      if (next < 0) return NOWHERE
      continue
    }
    next++
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++
    else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --depth === 0) return next
  }
  return NOWHERE
}

/** Behind a number, true, false or null. */
function wordEnd(body: string, at: number): number {
  let next = at
  for (; next < body.length; next++) {
    const code = body.charCodeAt(next)
    if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || code <= SPACE) break
  }
  return next
}

function spaceEnd(body: string, at: number): number {
  let next = at
  while (body.charCodeAt(next) <= SPACE) next++
  return next
}

/** Where the next name or value begins, or the list or object ends. */
function separatorEnd(body: string, at: number): number {
  const next = spaceEnd(body, at)
  return body.charCodeAt(next) === COMMA ? spaceEnd(body, next + 1) : next
}
