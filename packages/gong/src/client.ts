import { type Client, createClient, type IncomingAnswer, type OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { type Gong, gong } from '@mallet/contract/gong/index'
import { readAnswer } from './read-answer.ts'
import { refused } from './refused.ts'
import { shortText } from './short-text.ts'

export type GongClient = Client<Gong>

/**
 * A typed client for every Gong operation of the contract. `send` adds host and credentials.
 *
 * Its calls throw what `send` throws, what `refused` makes of an answer that is not a success, `gong_unavailable` for a
 * success that is no whole JSON, and `gong_unexpected` for one of an unknown form.
 */
export const createGongClient = (options: {
  readonly send: (request: OutgoingRequest) => Promise<IncomingAnswer>
}): GongClient => createClient(gong, { send: options.send, read: readAnswer, refused, unexpected })

/** A wrong page of 100 items can have thousands of issues; the first ten tell what is wrong. */
const unexpected = (issues: readonly string[], request: OutgoingRequest) =>
  new MalletError(
    'gong_unexpected',
    { issues: issues.slice(0, 10).map((issue) => shortText(issue, 300)) },
    { message: `Gong answered ${request.name} in a form that Mallet does not know.` },
  )
