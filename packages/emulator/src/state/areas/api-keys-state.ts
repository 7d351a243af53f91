import { z } from 'zod'

/** A company's API key as it is kept: its secret as a hash, since nobody is shown it twice. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  accessKey: z.string(),
  secretHash: z.string(),
  madeAtMs: z.number().nullable().describe('Since the epoch; null: it was there at the origin'),
  lifetimeDays: z.int().nullable().describe('From when it was made; null: it does not end'),
  scopes: z.array(z.string()).nullable().describe('Null: all of them'),
  /** Single addresses, networks and ranges; none: any address may call. */
  trustedIps: z.array(z.string()),
  /** What holds until an edit of the list takes effect. */
  formerTrustedIps: z.object({ untilMs: z.number(), trustedIps: z.array(z.string()) }).optional(),
})
export type ApiKey = z.infer<typeof ApiKey>
