import { z } from 'zod'

const Erasure = z.object({
  kind: z.enum(['email', 'phone']),
  value: z.string().describe('An address in lower case, or the digits of a number'),
  effectiveAtMs: z.number().describe('Milliseconds since the epoch; the erasure was asked for earlier'),
})

/** What was written to a company through this area of the API. */
export const PrivacyState = z.object({ erasures: z.array(Erasure).default([]) }).prefault({})
export type PrivacyState = z.infer<typeof PrivacyState>
