import type { ServerResponse } from 'node:http'
import type { Exchange } from './exchange.ts'

/** Takes the answer out of the server's hands: from here on only the fault writes. */
export function takeOver({ reply }: Exchange): ServerResponse {
  reply.hijack()
  return reply.raw
}
