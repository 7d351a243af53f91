import { Readable } from 'node:stream'
import type { Send, Stream } from '@mallet/gong'

/** Answers piece by piece what is answered whole: a success as one piece. */
export const streamOf =
  (send: Send): Stream =>
  async ({ takesGzip: _, ...request }) => {
    const { status, headers, body } = await send({ ...request, maxBytes: 1_000_000 })
    const bytes = Buffer.from(body)
    return { status, headers, body: status < 300 ? Readable.from([bytes]) : bytes, isOpenEnded: false }
  }
