/**
 * Reads the events of an attempt until one tells of its end. Each event is one line of JSON; a line that is none is
 * passed over. https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @returns undefined where the events broke off before
 */
export async function readEnd<A extends { readonly status: string }>(
  texts: ReadableStream<string>,
): Promise<A | undefined> {
  const reader = texts.getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return undefined
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const attempt = readLine<A>(line)
      if (!attempt || attempt.status === 'pending') continue
      reader.cancel().catch(() => undefined)
      return attempt
    }
  }
}

/** Mallet's own answer, whose form is the contract's. */
function readLine<A extends { readonly status: string }>(line: string): A | undefined {
  if (!line.startsWith('data:')) return undefined
  try {
    const data: A = JSON.parse(line.slice('data:'.length))
    return typeof data.status === 'string' ? data : undefined
  } catch {
    return undefined
  }
}
