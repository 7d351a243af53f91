/** Beside 15 digits a number of JSON may be one that JavaScript cannot hold. */
const MAY_BE_INEXACT = /[:[,\s](?:-?\d{16}|-?[\d.]+[eE]\+?\d{3})/
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const NEXT = /["\d-]/g

/**
 * The value of a JSON text, in which no two numbers become one: a whole number beyond 2^53, and one beyond what
 * JavaScript holds at all, comes as the text of its digits. Gong's ids have 19, and `JSON.parse` keeps 16 of them.
 *
 * @throws SyntaxError where the text is no JSON
 */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(MAY_BE_INEXACT.test(text) ? quoteInexact(text) : text)

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
