/** NUL, which PostgreSQL stores nowhere, and halves of characters, which come back as another text. */
const UNSTORABLE = /[\0\p{Cs}]/u

/**
 * The texts in what a request brings that could not be stored and read back equal: a line for each, to refuse it with.
 *
 * @param value parsed, and not deep
 */
export function unstorableTexts(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return UNSTORABLE.test(value) ? [`${path || 'the text'}: must have neither NUL nor half a character`] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(UNSTORABLE.test(key) ? [`${path || 'the body'}: a field is named with NUL or half a character`] : []),
    ...unstorableTexts(inner, path === '' ? key : `${path}.${key}`),
  ])
}
