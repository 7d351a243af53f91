import { Agent, request } from 'undici'

/**
 * Reads an answer of this machine line by line, so that a long one costs the memory of its longest line. Whoever stops
 * early closes the connection.
 *
 * @param url an address on loopback: neither the host nor the length of a line is checked
 * @param signal gives the reading up
 * @throws Error where the answer is not a success, breaks off, or is given up
 */
export async function* readLines(url: string, signal: AbortSignal): AsyncGenerator<string> {
  // The reader sets the pace: a body that nobody reads on for a while has not broken off.
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 })
  try {
    const { statusCode, body } = await request(url, { signal, dispatcher })
    if (statusCode !== 200) throw new Error(`${new URL(url).pathname} answered with status ${statusCode}.`)
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines.filter((line) => line !== '')
    }
    if (rest !== '') yield rest
  } finally {
    await dispatcher.destroy()
  }
}
