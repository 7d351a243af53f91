import { type Answer, bytesOf, type Exchange, type Outcome, TAKEN } from './exchange.ts'
import { takeOver } from './take-over.ts'
import type { TransportEffect } from './transport-effect.ts'

/** Sends the first bytes of the body and closes the connection in order, as a server that ends in the middle does. */
export function truncate(
  { bytes, length }: Extract<TransportEffect, { kind: 'truncate' }>,
  exchange: Exchange,
  answer: Answer,
): Outcome {
  const response = takeOver(exchange)
  const body = bytesOf(answer)
  const { 'content-length': _, ...headers } = answer.headers
  if (length === 'none') {
    // Neither a length nor chunks: the end of the connection is the end of the body.
    response.removeHeader('transfer-encoding')
    response.writeHead(answer.status, { ...headers, connection: 'close' })
  } else {
    response.writeHead(answer.status, { ...headers, 'content-length': body.length })
  }
  response.flushHeaders()
  response.write(body.subarray(0, bytes), () => response.socket?.end())
  return TAKEN
}
