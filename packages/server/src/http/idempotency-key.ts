import { MalletError } from '@mallet/contract/errors'
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '@mallet/contract/idempotency-key'
import type { FastifyRequest } from 'fastify'

/**
 * The key that a request brings, if any. Of two, two readers could take different ones, so neither is taken.
 *
 * @throws {@link MalletError} `invalid_input`
 */
export function readIdempotencyKey({ raw }: FastifyRequest): string | undefined {
  const lines = raw.headersDistinct[IDEMPOTENCY_HEADER.toLowerCase()]
  if (lines === undefined) return undefined
  const key = IdempotencyKey.safeParse(lines.length === 1 ? lines[0] : undefined)
  if (key.success) return key.data
  throw new MalletError('invalid_input', {
    issues: [`${IDEMPOTENCY_HEADER}: must be one line of 1 to 255 visible ASCII characters`],
  })
}
