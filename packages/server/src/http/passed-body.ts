import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import type { Table } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import { type ArrivalLimit, bringsBody } from './limit-arrival.ts'

/** What is read before it is sent, so that it can be sent again after a renewal or a pause. */
const MAX_KEPT_BYTES = 65_536
const operations: Table = gong
/** The largest file that Gong takes, and a form around it. */
const MAX_BYTES = Math.max(...Object.values(operations).map(({ upload }) => upload?.maxBytes ?? 0)) + 1_048_576

export interface PassedBody {
  /** What the gateway sends; nothing where the request has no body. */
  readonly sent: { readonly bytes?: Uint8Array | Transform; readonly length?: number | undefined }
  /** It goes by and cannot be sent again. */
  readonly isSentOnce: boolean
  readonly bytesIn: () => number
  /** Gong's answer is here: what is still arriving is let go, and has no more than the usual time. */
  readonly letGo: () => void
}

/**
 * The body of a request on its way through. A small one is read; of a large one, or one of unknown length, no more is held
 * than a pipe holds, and its sender waits while Gong does not take it up.
 *
 * @throws {@link MalletError} `body_too_large`, which a body of unknown length meets on its way
 */
export async function passBody(raw: IncomingMessage, arrival: ArrivalLimit): Promise<PassedBody> {
  if (!bringsBody(raw)) return { sent: {}, isSentOnce: false, bytesIn: () => 0, letGo: () => undefined }
  const header = raw.headers['content-length']
  const length = header === undefined ? undefined : Number(header)
  if (length !== undefined && length > MAX_BYTES) throw new MalletError('body_too_large', {})
  if (length !== undefined && length <= MAX_KEPT_BYTES) {
    const pieces: Buffer[] = []
    for await (const piece of raw) pieces.push(piece)
    return {
      sent: { bytes: Buffer.concat(pieces) },
      isSentOnce: false,
      bytesIn: () => length,
      letGo: () => undefined,
    }
  }
  let count = 0
  const passing = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      count += piece.length
      if (count > MAX_BYTES) done(new MalletError('body_too_large', {}))
      else done(null, piece)
    },
  })
  // The sender destroys what it does not want any more; its error is told by the request to Gong.
  passing.on('error', () => undefined)
  raw.once('close', () => {
    if (!raw.complete) passing.destroy(new MalletError('gong_unavailable', { reason: 'given_up' }))
  })
  arrival.lift(raw)
  raw.pipe(passing)
  return {
    sent: { bytes: passing, length },
    isSentOnce: true,
    bytesIn: () => count,
    letGo: () => {
      if (raw.complete && raw.readableEnded) return
      raw.unpipe(passing)
      raw.resume()
      arrival.limit(raw)
    },
  }
}
