import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const EntitiesState = z.object({}).prefault({})
