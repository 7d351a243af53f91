import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const CrmState = z.object({}).prefault({})
