import { z } from 'zod'

/** ISO 8601 in UTC, as Mallet always writes instants. */
export const Instant = z.iso.datetime()

/** An id with the prefix of its kind: `conn_...`. */
export const idOf = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{24}$`), `must be an id like ${prefix}_...`)

export const IntegrationId = idOf('int')
export const ConnectionId = idOf('conn')
export const RunId = idOf('run')

/** How a list is asked for. */
export const listQuery = {
  limit: z.coerce.number<number>().int().min(1).max(1000).default(100),
  cursor: z.string().max(500).optional(),
}

/** How a list answers; `nextCursor` is null on the last page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/** What went wrong, as an answer tells it. */
export const Failure = z.strictObject({ code: z.string(), message: z.string(), fix: z.string() })
export type Failure = z.infer<typeof Failure>

/**
 * What is shown to people: brought into Unicode's composed form, so that what looks the same is the same, and without
 * characters that are not seen or that turn the direction of what stands around them.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(
    /^[^\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u,
    'must have no control characters and none that are invisible or change the direction of text',
  )
  .normalize('NFC')

/** Who a connection belongs to, in the operator's own terms. */
export const Customer = z.strictObject({ id: z.string(), name: z.string(), email: z.string().optional() })
export type Customer = z.infer<typeof Customer>

/** A customer on the way in. */
export const CustomerInput = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x21-\x7e]*$/, 'must be ASCII letters, digits and signs, without spaces'),
  name: Name,
  email: z.email().max(320).optional(),
})

export const exampleIds = {
  integration: 'int_0k3v9q2m7x1c5b8n4z6j0h2d',
  connection: 'conn_1a2b3c4d5e6f7g8h9j0k1m2n',
  run: 'run_5t4r3e2w1q0p9o8i7u6y5t4r',
  session: 'cs_9z8y7x6w5v4u3t2s1r0q9p8o',
  attempt: 'att_3d4f5g6h7j8k9l0q1w2e3r4t',
  key: 'key_7h6g5f4d3s2a1q0w9e8r7t6y',
  person: 'usr_2c3d4f5g6h7j8k9m0n1p2q3r',
}
