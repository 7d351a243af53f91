import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LoggedRequest } from '../requests/request-log.ts'

type AnswerHeaders = Readonly<Record<string, string | number | string[] | undefined>>

/** An answer that is about to be sent, or is sent instead. Without a content type it has none. */
export interface Answer {
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: string | Buffer | Readable
}

/** One request that a fault fired on. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly entry: LoggedRequest
  /** Aborts when the client has gone or the fault is deleted. */
  readonly gone: AbortSignal
  /** A usual error of this door, with these texts. */
  readonly usualError: (status: number, texts: readonly string[]) => Answer
  readonly hold: () => Promise<void>
}

/** The fault answers by itself, on the bare connection; nobody else may. */
export const TAKEN = Symbol('taken')

/** What a transport effect makes of an exchange: another answer, no answer of the server's, or nothing. */
export type Outcome = Answer | typeof TAKEN | undefined

export const bytesOf = ({ body }: Answer): Buffer => {
  if (typeof body === 'string') return Buffer.from(body)
  if (Buffer.isBuffer(body)) return body
  throw new TypeError('a streamed answer has no bytes to cut')
}
