import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const EntitiesState = z
  .object({ creditsUsed: z.int().default(0).describe('AI credits, one for each call that was read for an answer') })
  .prefault({})
