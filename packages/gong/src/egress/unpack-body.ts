import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { MalletError } from '@mallet/contract/errors'
import { shortText } from '../short-text.ts'
import { unavailable } from './send-failure.ts'

/** What a sender asks for. Brotli is not among it: 300 bytes of it can hold 200 MB. */
export const ACCEPTED_ENCODING = 'gzip'
/** Gong's JSON packs to a tenth, a page of nothing but nulls to a fiftieth. */
const MOST_UNPACKED_PER_BYTE = 100
/** Up to here an answer may pack as well as it likes: so much memory is there for any. */
const UNJUDGED_BYTES = 1_048_576

/**
 * The bytes of a body, unpacked where it is packed with gzip, once. They are counted as they come, so that an endless
 * answer, or one that unpacks to a thousand times its size, costs what is allowed and no more. Leaving the loop ends
 * the connection.
 *
 * @throws MalletError `gong_unavailable` with reason `too_large`; `gong_unexpected` for any other encoding. What the
 *   stream itself throws.
 */
export async function* unpackBody(
  body: Readable,
  encoding: string,
  host: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const kind = encoding.trim().toLowerCase()
  const isPlain = kind === '' || kind === 'identity'
  if (!isPlain && kind !== ACCEPTED_ENCODING) refuse(body, kind, host)
  const unpacking = isPlain ? undefined : createGunzip({ chunkSize: 65_536 })
  // Each end of the pipe ends the other; the reader hears of it by the last.
  const unpacked: Readable = unpacking ? pipeline(body, unpacking, () => undefined) : body
  let bytes = 0
  for await (const chunk of unpacked) {
    bytes += chunk.byteLength
    const isBomb = unpacking && bytes > Math.max(UNJUDGED_BYTES, unpacking.bytesWritten * MOST_UNPACKED_PER_BYTE)
    if (bytes > maxBytes || isBomb) throw unavailable(host, 'too_large')
    yield chunk
  }
}

function refuse(body: Readable, encoding: string, host: string): never {
  // Destroying the stream makes it emit an error, which nobody else would hear.
  body.on('error', () => undefined).destroy()
  const issue = `the answer is packed as ${shortText(encoding, 40)}, though gzip or nothing was asked for`
  throw new MalletError('gong_unexpected', { issues: [issue] }, { message: `${host} answered in an unknown form.` })
}
