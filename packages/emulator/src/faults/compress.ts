import { buffer } from 'node:stream/consumers'
import { encoderOf } from './encode.ts'
import { type Answer, bytesOf, type Exchange } from './exchange.ts'
import type { TransportEffect } from './transport-effect.ts'

/** The same answer, compressed once or several times over, and labelled so. */
export async function compress(
  { encodings }: Extract<TransportEffect, { kind: 'compress' }>,
  _exchange: Exchange,
  answer: Answer,
): Promise<Answer> {
  let body = bytesOf(answer)
  for (const encoding of encodings) {
    const encoder = encoderOf(encoding)
    encoder.end(body)
    body = await buffer(encoder)
  }
  return {
    ...answer,
    body,
    headers: { ...answer.headers, 'content-encoding': encodings.join(', '), 'content-length': undefined },
  }
}
