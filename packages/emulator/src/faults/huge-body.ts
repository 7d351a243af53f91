import { Readable } from 'node:stream'
import type { Answer } from './exchange.ts'
import type { TransportEffect } from './transport-effect.ts'

const CHUNK = Buffer.alloc(1024 * 1024, '0')

/** JSON of that many megabytes, made as it is read, so that it costs no memory here. */
export function* longJson(megabytes: number): Generator<Buffer> {
  yield Buffer.from('{"requestId":"4al018gzaztcr8nbukw","padding":"')
  for (let left = Math.round(megabytes * CHUNK.length); left > 0; left -= CHUNK.length) {
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length))
  }
  yield Buffer.from('"}')
}

export const hugeBody = ({ megabytes }: Extract<TransportEffect, { kind: 'huge-body' }>): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: Readable.from(longJson(megabytes)),
})
