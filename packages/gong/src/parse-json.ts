/** The value of a JSON text, or undefined where the text is none. No JSON means undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
