import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const TargetsState = z
  .object({
    /** The last upload of each target. */
    assignments: z
      .array(
        z.object({
          targetId: z.string(),
          receivedAtMs: z.number(),
          columns: z.array(z.string()),
          rows: z.array(z.array(z.string())),
        }),
      )
      .default([]),
  })
  .prefault({})
