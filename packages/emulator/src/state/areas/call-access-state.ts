import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const CallAccessState = z
  .object({
    /** The users who were given access to a call, by the id of the call. */
    usersByCall: z.record(z.string(), z.array(z.string())).default({}),
  })
  .prefault({})
