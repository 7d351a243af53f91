import { readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { Agent, request } from 'undici'

const PIECE = Buffer.alloc(65_536, 7)
const BOUNDARY = 'mallet-bench'
const HEAD = Buffer.from(
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="mediaFile"; filename="call.mp3"\r\nContent-Type: audio/mpeg\r\n\r\n`,
)
const TAIL = Buffer.from(`\r\n--${BOUNDARY}--\r\n`)

export interface Uploaded {
  readonly status: number
  readonly seconds: number
  /** The most memory that each process had resident meanwhile, in the order of their ids. */
  readonly peaksMb: readonly number[]
}

/** Sends a recording of so many bytes as a form, never holding more than a piece of it, and watches processes meanwhile. */
export async function measureUpload(
  method: 'PUT' | 'POST',
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: number,
  pids: readonly number[],
): Promise<Uploaded> {
  const agent = new Agent({ headersTimeout: 0 })
  for (const pid of pids) forgetPeak(pid)
  const beganAt = performance.now()
  const { statusCode, body } = await request(url, {
    method,
    headers: {
      ...headers,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': String(HEAD.length + bytes + TAIL.length),
    },
    body: Readable.from(pieces(bytes), { objectMode: false }),
    dispatcher: agent,
  })
  await body.dump()
  const seconds = (performance.now() - beganAt) / 1000
  await agent.close()
  return { status: statusCode, seconds, peaksMb: pids.map(peakMb) }
}

async function* pieces(bytes: number): AsyncGenerator<Uint8Array> {
  yield HEAD
  for (let left = bytes; left > 0; left -= PIECE.length) yield left < PIECE.length ? PIECE.subarray(0, left) : PIECE
  yield TAIL
}

/** The peak begins anew with what is resident now. Source: Linux, proc(5), clear_refs. */
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

function peakMb(pid: number): number {
  const kB = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kB) / 1024
}
