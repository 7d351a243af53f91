import { type Answer, bytesOf, type Exchange, type Outcome, TAKEN } from './exchange.ts'
import { takeOver } from './take-over.ts'
import type { TransportEffect } from './transport-effect.ts'

/** Resets the connection: unanswered, or after the headers of the answer and some bytes of its body. */
export function reset(
  { where, bytes }: Extract<TransportEffect, { kind: 'reset' }>,
  exchange: Exchange,
  answer?: Answer,
): Outcome {
  const response = takeOver(exchange)
  if (where !== 'body' || !answer) {
    response.socket?.resetAndDestroy()
    return TAKEN
  }
  const body = bytesOf(answer)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length })
  response.flushHeaders()
  // What the kernel has not taken yet would be lost with the reset.
  response.write(body.subarray(0, bytes), () => response.socket?.resetAndDestroy())
  return TAKEN
}
