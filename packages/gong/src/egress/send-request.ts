import type { Readable } from 'node:stream'
import type { IncomingAnswer } from '@mallet/contract/derive/client'
import type { Wanted } from './giving-up.ts'

export interface SendRequest {
  readonly method: string
  /** In normal form, as `requestUrl` makes it. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Instead of a body. Those that come by and by are sent as they come, and only once. */
  readonly bytes?: Uint8Array | AsyncIterable<Uint8Array>
  /** How many bytes those are, where that is known. They are sent in chunks where it is not. */
  readonly length?: number | undefined
  /** Spans waiting for a connection, connecting, and the last byte of the body. */
  readonly deadlineMs: number
  /**
   * From sending to the end of the answer's headers; 45,000 by default, and never beyond the deadline. As long as bytes
   * go out it begins anew with each, so a large file may take its time and one that Gong does not take up may not.
   */
  readonly firstByteMs?: number
  /** Between two pieces of a body; 15,000 by default. */
  readonly idleMs?: number
  /** Of the body, unpacked. */
  readonly maxBytes: number
  /** Struck out of an answer that is not a success, besides what the header `authorization` holds. */
  readonly secrets?: readonly string[]
  /** Gives the request up, whether it has left or not. */
  readonly signal?: Wanted
}

/**
 * Sends one request and answers with whatever came back, its status and its whole body. A redirect is an answer like
 * any other and is not followed. No answer holds the credential that the request carried.
 *
 * @throws MalletError `egress_refused` where the policy does not allow the host or its address; `invalid_input` where
 *   address or headers are not fit to be sent; `gong_unavailable` when no complete answer came within the bounds;
 *   `gong_unexpected` when it is packed otherwise than asked for
 */
export type Send = (request: SendRequest) => Promise<IncomingAnswer>

/** The same for an answer whose body is read piece by piece. */
export type Stream = (request: StreamRequest) => Promise<StreamedAnswer>

export interface StreamRequest extends Omit<SendRequest, 'maxBytes'> {
  /** Whether the reader unpacks gzip, so that it may come packed. */
  readonly takesGzip: boolean
}

export interface StreamedAnswer {
  readonly status: number
  /** Of an answer that was unpacked here, without its packing; its length is that of the body, where that is whole. */
  readonly headers: Readonly<Record<string, string>>
  /**
   * Of a success, as it comes, or whole where it is small; nothing is struck out of it. One that comes fails where the
   * connection does, and a reader who ends early destroys it, which closes the connection. Of anything else, whole and
   * unpacked, without the credential.
   */
  readonly body: Readable | Buffer
  /** Nothing but the end of the connection says where the body ends, so one that was cut short looks whole. */
  readonly isOpenEnded: boolean
}
