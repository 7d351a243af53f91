import { createHash } from 'node:crypto'
import type { Foundation } from '../foundation.ts'
import { contentHash } from '../records/content-hash.ts'

/** Answers are kept this long by the clock that has meaning, and then a key is as good as new. */
export const KEPT_MS = 24 * 3_600_000

/** A request that its sender gave a name, to repeat it where the answer does not come. */
export interface RepeatableRequest {
  /** Whose name it is, an API key or a person: what one calls its own means nothing to another. */
  readonly callerId: string
  readonly endpoint: string
  readonly idempotencyKey: string
  /** All that it asks for, as JSON values. */
  readonly asked: unknown
}

/** Under which its answer is kept. The name itself is not stored: it may tell of the caller's customers. */
export const idOf = ({ callerId, endpoint, idempotencyKey }: RepeatableRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([callerId, endpoint, idempotencyKey]))
    .digest('base64url')

const PURPOSE = 'repeatable request'
const textOf = ({ asked }: RepeatableRequest) => contentHash(asked, []).toString('base64url')

/** Tells whether another request asks for the same, and nothing about what it asks for. */
export const macOf = ({ vault }: Pick<Foundation, 'vault'>, request: RepeatableRequest): Buffer =>
  vault.sign(PURPOSE, textOf(request))

/** Whether a request asks for the same as the one that the MAC was made of, under whichever key of the ring. */
export const asksTheSame = ({ vault }: Pick<Foundation, 'vault'>, request: RepeatableRequest, mac: Buffer): boolean =>
  vault.isSigned(PURPOSE, textOf(request), mac)
