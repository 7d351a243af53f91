import type { Stream } from '@mallet/gong'

/** The reader sets the pace, so that only a reader who is gone meets it. */
const DEADLINE_MS = 3_600_000
/** Nothing is kept but the line at hand. */
const MAX_BYTES = Number.MAX_SAFE_INTEGER
/** The longest record of Gong is a tenth of it. */
const LONGEST_LINE = 256 * 1024 * 1024

/**
 * Reads an answer line by line, so that a long one costs the memory of its longest line. Whoever stops early closes the
 * connection.
 *
 * @param signal gives the reading up
 * @throws Error where the answer is not a success, breaks off, or is given up
 */
export async function* readLines(stream: Stream, url: string, signal: AbortSignal): AsyncGenerator<string> {
  const bounds = { deadlineMs: DEADLINE_MS, maxBytes: MAX_BYTES, signal }
  const { status, body } = await stream({ method: 'GET', url, headers: {}, ...bounds })
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    if (status !== 200) throw new Error(`${new URL(url).pathname} answered with status ${status}.`)
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new Error(`${new URL(url).pathname} sends a line without an end.`)
    yield* lines.filter((line) => line !== '')
  }
  if (status !== 200) throw new Error(`${new URL(url).pathname} answered with status ${status}.`)
  if (rest !== '') yield rest
}
