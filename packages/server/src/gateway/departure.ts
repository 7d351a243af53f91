import type { OutgoingRequest } from '@mallet/contract/derive/client'
import type { Endpoint } from '@mallet/contract/endpoint'
import { multipartBody, type SendRequest } from '@mallet/gong'
import type { Destination } from './send-in-budget.ts'

const DEADLINE_MS = 60_000
/** 1.5 GB within it need 1.7 Mbit/s. What stands still is given up long before. */
export const LONG_DEADLINE_MS = 2 * 60 * 60 * 1000
/** Between two pieces of a file that Gong takes up, and until it answers: it may look at what it was given first. */
export const FILE_FIRST_BYTE_MS = 120_000

/** A request on its way out, without the address and the credentials, which the gateway adds. */
export interface Departure
  extends Pick<
    SendRequest,
    'method' | 'headers' | 'body' | 'bytes' | 'length' | 'deadlineMs' | 'firstByteMs' | 'signal'
  > {
  /** The operation, for whoever is told of a refusal. */
  readonly name: string
  /** With its query, ready to be appended to a base URL. */
  readonly path: string
  /** Nothing changes by it, and twice costs no more than once. */
  readonly isReading: boolean
  /** Its bytes go by and cannot be had again. */
  readonly isSentOnce: boolean
}

/** One whose answer is read piece by piece. */
export interface StreamedDeparture extends Departure {
  /** Whether the reader of the answer unpacks gzip. */
  readonly takesGzip: boolean
  /** The contract knows no such operation, so what a 401 says of the credentials is asked of one that it knows. */
  readonly isUnknown: boolean
}

/** A request of an operation, with JSON or a file. */
export function toDeparture(request: OutgoingRequest, random: (bytes: number) => Buffer): Departure {
  const { name, method, path, endpoint, body, file } = request
  const multipart = file && multipartBody(file.part, file, random(16).toString('hex'))
  return {
    name,
    method,
    path,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(multipart && { 'content-type': multipart.contentType }),
    },
    ...(body !== undefined && { body }),
    ...(multipart && { bytes: multipart.bytes, firstByteMs: FILE_FIRST_BYTE_MS }),
    deadlineMs: multipart ? LONG_DEADLINE_MS : DEADLINE_MS,
    isReading: isReading(endpoint),
    isSentOnce: file !== undefined,
  }
}

/** 100 calls with everything are below 10 MB; the rest is room for long meetings. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

/** What the sender is given. */
export const toSend = (
  { method, headers, body, bytes, length, deadlineMs, firstByteMs, signal }: Departure,
  { url, authorization }: Destination,
): SendRequest => ({
  method,
  url,
  headers: { authorization, ...headers },
  ...(body !== undefined && { body }),
  ...(bytes && { bytes, length }),
  deadlineMs,
  ...(firstByteMs !== undefined && { firstByteMs }),
  ...(signal && { signal }),
  maxBytes: MAX_ANSWER_BYTES,
})

/**
 * What writes is not repeated even where twice is as good as once: the first may have been done, and the second would be
 * told that there is nothing to do. What reads may cost something each time.
 */
export const isReading = ({ effect, repeat }: Endpoint): boolean => effect === 'reads' && repeat === 'safe'
