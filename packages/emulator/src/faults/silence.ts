import { type Answer, bytesOf, type Exchange, type Outcome, TAKEN } from './exchange.ts'
import { takeOver } from './take-over.ts'

/** Sends the headers of the answer and leaves the connection open without a byte more. */
export function silence(_effect: unknown, exchange: Exchange, answer: Answer): Outcome {
  const response = takeOver(exchange)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytesOf(answer).length })
  response.flushHeaders()
  exchange.gone.addEventListener('abort', () => response.destroy())
  return TAKEN
}
