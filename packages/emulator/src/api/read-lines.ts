import type { FileToSend, Upload } from '@mallet/contract/endpoint'
import { Refusal } from './refusal.ts'

/** Nothing that is uploaded has longer ones, and of a file without line breaks nobody should hold all. */
const LONGEST_LINE = 1_000_000

/**
 * The lines of a file as it comes in, without their breaks; of the whole file never more than a piece is held.
 *
 * @throws Refusal 400 for a file or a line that is too long
 */
export async function* readLines({ bytes }: FileToSend, { part, maxBytes }: Upload): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let total = 0
  let rest = ''
  for await (const piece of bytes) {
    total += piece.length
    if (total > maxBytes) throw new Refusal(400, [`${part} is larger than ${maxBytes} bytes`])
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/)
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE)
      throw new Refusal(400, [`${part} has a line of more than ${LONGEST_LINE} characters`])
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest.replace(/\r$/, '')
}
