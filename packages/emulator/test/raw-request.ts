import { request } from 'node:http'
import type { Emulator } from '../src/index.ts'
import { basic } from './link.ts'

/** What arrived on the wire, up to its end or to the end of patience. */
export interface RawReply {
  /** Null where no headers came. */
  readonly status: number | null
  /** As sent: name, value, name, value. */
  readonly rawHeaders: readonly string[]
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
  /** How many pieces the body came in. */
  readonly pieces: number
  readonly end: 'whole' | 'reset' | 'closed early' | 'silence'
}

export interface RawRequest {
  readonly path?: string
  readonly body?: unknown
  readonly authorization?: string
  /** From the headers on. */
  readonly patienceMs?: number
  /** Ends the waiting for headers. */
  readonly giveUp?: Promise<unknown>
}

/** Asks the first company's API over a bare connection of its own, and tells what came. It never rejects. */
export function rawRequest(emulator: Emulator, options: RawRequest = {}): Promise<RawReply> {
  const { path = '/v2/calls/extensive', body = { filter: {} }, patienceMs = 10_000, giveUp } = options
  const authorization = options.authorization ?? basic(emulator.accessKey, emulator.accessKeySecret)
  const isForm = body instanceof URLSearchParams
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const seen: { status: number | null; rawHeaders: string[] } = { status: null, rawHeaders: [] }
    const done = (end: RawReply['end']) => {
      clearTimeout(timer)
      asked.destroy()
      const at = (name: string) => seen.rawHeaders.findIndex((one, k) => k % 2 === 0 && one.toLowerCase() === name)
      const header = (name: string) => (at(name) < 0 ? undefined : seen.rawHeaders[at(name) + 1])
      resolve({ ...seen, header, body: Buffer.concat(chunks), pieces: chunks.length, end })
    }
    let timer = setTimeout(() => done('silence'), 30_000)
    void giveUp?.then(() => done('silence'))
    const asked = request(`${emulator.apiBaseUrl}${path}`, {
      method: body === null ? 'GET' : 'POST',
      agent: false,
      headers: {
        authorization,
        ...(body !== null && { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
    })
    asked.on('error', () => done('reset'))
    asked.on('response', (response) => {
      clearTimeout(timer)
      timer = setTimeout(() => done('silence'), patienceMs)
      seen.status = response.statusCode ?? null
      seen.rawHeaders = response.rawHeaders
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done('whole'))
      response.on('error', (error) => done(/aborted/.test(error.message) ? 'closed early' : 'reset'))
    })
    asked.end(body === null ? undefined : isForm ? body.toString() : JSON.stringify(body))
  })
}
