import { MalletError } from '@mallet/contract/errors'

/** Far above what any body of the API needs, and far below what hurts whoever walks through it. */
const MAX_DEPTH = 16
export const USUAL_KEYS = 2000
const NUMBER = /-?[\d.eE+-]+/y

/**
 * Reads the JSON of a request. Whatever two readers could take differently is refused: bytes that are not UTF-8, a key
 * that stands twice, a number that no double holds, and `__proto__`.
 *
 * @throws {@link MalletError} `invalid_json`
 */
export function readJson(bytes: Buffer, maxKeys = USUAL_KEYS): unknown {
  const text = decode(bytes)
  const value = parse(text)
  inspect(text, maxKeys)
  return value
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw refusal('The body is not UTF-8.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MalletError('invalid_json', {})
  }
}

/** One pass over a text that is valid JSON: strings are stepped over, so a brace or a quote in one counts for nothing. */
function inspect(text: string, maxKeys: number): void {
  /** For each object that is open, its keys so far; undefined for a list. */
  const open: (Set<string> | undefined)[] = []
  let keys = 0
  for (let at = 0; at < text.length; ) {
    const character = text.charAt(at)
    if (character === '{' || character === '[') {
      if (open.push(character === '{' ? new Set() : undefined) > MAX_DEPTH) {
        throw refusal(`The body is nested more than ${MAX_DEPTH} levels deep.`)
      }
      at++
    } else if (character === '}' || character === ']') {
      open.pop()
      at++
    } else if (character === '"') {
      const end = endOfString(text, at)
      if (isColon(text, end)) {
        if (++keys > maxKeys) throw refusal(`The body has more than ${maxKeys} fields.`)
        takeKey(open.at(-1), text.slice(at, end))
      }
      at = end
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      NUMBER.lastIndex = at
      const number = NUMBER.exec(text)?.[0] ?? ''
      if (!Number.isFinite(Number(number))) throw refusal('The body has a number that is too large.')
      at += number.length
    } else at++
  }
}

function takeKey(keys: Set<string> | undefined, quoted: string): void {
  const key = String(JSON.parse(quoted))
  if (key === '__proto__') throw refusal('The body has a field named __proto__.')
  if (keys?.has(key)) throw refusal('The body has a field twice in one object.')
  keys?.add(key)
}

/** Where the string that begins at `start` is over. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return at + 1
}

function isColon(text: string, from: number): boolean {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  return text.charAt(at) === ':'
}

const refusal = (message: string) => new MalletError('invalid_json', {}, { message })
