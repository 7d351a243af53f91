import type { Stream } from '@mallet/gong'

/** The reader sets the pace, so that only a reader who is gone meets it. */
const DEADLINE_MS = 3_600_000
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
  const bounds = { deadlineMs: DEADLINE_MS, signal }
  const { status, body } = await stream({ method: 'GET', url, headers: {}, takesGzip: false, ...bounds })
  if (status !== 200 || Buffer.isBuffer(body)) {
    throw new Error(`${new URL(url).pathname} answered with status ${status}.`)
  }
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new Error(`${new URL(url).pathname} sends a line without an end.`)
    yield* lines.filter((line) => line !== '')
  }
  if (rest !== '') yield rest
}
