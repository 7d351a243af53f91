import { z } from 'zod'

/** Something that was done through the API. */
const LoggedWrite = z.object({
  atMs: z.number().describe('Since the epoch'),
  auditId: z.string(),
  method: z.string(),
  path: z.string(),
})

/** What was written to a company through the API, in short. */
export const LogsState = z
  .object({
    /** Oldest first; only the newest are kept. */
    writes: z.array(LoggedWrite).default([]),
  })
  .prefault({})
