/** One item of a list, as it was served. */
export interface ServedItem {
  readonly text: string
  /** Its own fields, where it is an object: the name as it stands there, and from its quote to the end of the value. */
  readonly fields: readonly { readonly name: string; readonly start: number; readonly end: number }[]
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const SPACE = 0x20

/**
 * The items of the list with that name in a JSON object, each in its own text. One pass that makes no values: it takes a
 * fifth of the time in which `JSON.stringify` writes the items out again.
 *
 * @param body what `JSON.parse` has read, so that it is known to be JSON, and an object
 * @returns in their order; none where there is no such list. Of several of one name the last counts, as for `JSON.parse`.
 */
export function servedItems(body: string, list: string): ServedItem[] {
  let items: ServedItem[] = []
  let at = spaceEnd(body, 0) + 1
  for (;;) {
    at = separatorEnd(body, at)
    if (body.charCodeAt(at) !== QUOTE) return items
    const nameEnd = stringEnd(body, at)
    const value = spaceEnd(body, spaceEnd(body, nameEnd) + 1)
    if (JSON.parse(body.slice(at, nameEnd)) === list && body.charCodeAt(value) === OPEN_LIST) {
      ;({ items, end: at } = readList(body, value))
    } else at = valueEnd(body, value)
  }
}

function readList(body: string, start: number): { items: ServedItem[]; end: number } {
  const items: ServedItem[] = []
  let at = start + 1
  for (;;) {
    at = separatorEnd(body, at)
    if (body.charCodeAt(at) === CLOSE_LIST) return { items, end: at + 1 }
    const { fields, end } = readItem(body, at)
    items.push({ text: body.slice(at, end), fields })
    at = end
  }
}

function readItem(body: string, start: number): { fields: ServedItem['fields']; end: number } {
  if (body.charCodeAt(start) !== OPEN_OBJECT) return { fields: [], end: valueEnd(body, start) }
  const fields: { name: string; start: number; end: number }[] = []
  let at = start + 1
  for (;;) {
    at = separatorEnd(body, at)
    if (body.charCodeAt(at) === CLOSE_OBJECT) return { fields, end: at + 1 }
    const nameEnd = stringEnd(body, at)
    const end = valueEnd(body, spaceEnd(body, spaceEnd(body, nameEnd) + 1))
    fields.push({ name: body.slice(at + 1, nameEnd - 1), start: at - start, end: end - start })
    at = end
  }
}

/** Behind a string, whose opening quote stands at `at`. */
function stringEnd(body: string, at: number): number {
  for (let next = at + 1; ; next++) {
    const code = body.charCodeAt(next)
    if (code === QUOTE) return next + 1
    if (code === BACKSLASH) next++
  }
}

/** Behind the value that begins at `at`. */
function valueEnd(body: string, at: number): number {
  const first = body.charCodeAt(at)
  if (first === QUOTE) return stringEnd(body, at)
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return wordEnd(body, at)
  let depth = 0
  for (let next = at; ; ) {
    const code = body.charCodeAt(next)
    if (code === QUOTE) {
      next = stringEnd(body, next)
      continue
    }
    next++
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth++
    else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && --depth === 0) return next
  }
}

/** Behind a number, true, false or null. */
function wordEnd(body: string, at: number): number {
  for (let next = at; ; next++) {
    const code = body.charCodeAt(next)
    if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || code <= SPACE) return next
  }
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
