import { STATUS_CODES } from 'node:http'
import { type Answer, bytesOf, type Exchange, type Outcome, TAKEN } from './exchange.ts'
import { takeOver } from './take-over.ts'
import type { TransportEffect } from './transport-effect.ts'
import { wait } from './wait.ts'

/** Sends the whole answer, its headers or its body a few bytes at a time. */
export function drip(
  { what, everyMs, bytes }: Extract<TransportEffect, { kind: 'drip' }>,
  exchange: Exchange,
  answer: Answer,
): Outcome {
  const response = takeOver(exchange)
  const body = bytesOf(answer)
  const headers = { ...answer.headers, 'content-length': body.length }

  async function writeSlowly(write: (part: Buffer) => unknown, whole: Buffer): Promise<void> {
    for (let at = 0; at < whole.length; at += bytes) {
      write(whole.subarray(at, at + bytes))
      await wait(everyMs, exchange.gone)
    }
  }

  async function send(): Promise<void> {
    if (what === 'body') {
      response.writeHead(answer.status, headers)
      await writeSlowly((part) => response.write(part), body)
      response.end()
      return
    }
    const { socket } = response
    if (!socket) return
    // The server writes headers in one piece, so these go around it.
    await writeSlowly((part) => socket.write(part), headOf(answer.status, headers))
    exchange.entry.status = answer.status
    socket.end(body)
  }

  send().catch(() => response.destroy())
  return TAKEN
}

function headOf(status: number, headers: Answer['headers']): Buffer {
  const lines = Object.entries({ ...headers, connection: 'close' }).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => `${name}: ${one}\r\n`),
  )
  return Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`, 'latin1')
}
