import { z } from 'zod'

/**
 * What a caller makes up so that a repeated request is known as one: opaque, and never part of what is done. It is taken
 * bare, as most clients send it, so quotes around it are part of it.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
  .describe('A repeat with the same key and body within 24 hours has no second effect and gets the first answer')

export const IDEMPOTENCY_HEADER = 'Idempotency-Key'
/** Stands on an answer that was kept from the first request. */
export const REPLAYED_HEADER = 'Idempotent-Replayed'
