import { type Client, createClient, type IncomingAnswer, type OutgoingRequest } from '@mallet/contract/derive/client'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { readAnswer } from './read-answer.ts'
import { refused } from './refused.ts'
import { unexpectedAnswer } from './unexpected-answer.ts'

export type GongClient = Client<Gong>

/**
 * A typed client for every Gong operation of the contract. `send` adds host and credentials.
 *
 * Its calls throw what `send` throws, what `refused` makes of an answer that is not a success, `gong_unavailable` for a
 * success that is no whole JSON, and `gong_unexpected` for one of an unknown form.
 */
export const createGongClient = (options: {
  readonly send: (request: OutgoingRequest) => Promise<IncomingAnswer>
}): GongClient =>
  createClient(gong, {
    send: options.send,
    read: readAnswer,
    refused,
    unexpected: (issues, { name }) => unexpectedAnswer(issues, name),
  })
