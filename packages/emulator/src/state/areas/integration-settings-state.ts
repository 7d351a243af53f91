import { INTEGRATION_TYPES } from '@mallet/contract/gong/integration-settings'
import { z } from 'zod'

/** What was written to a company through this area of the API. */
export const IntegrationSettingsState = z
  .object({
    /** From where the pages of each kind may be served. Gong shows nobody what was set, only that something was. */
    allowedOrigins: z.partialRecord(z.enum(INTEGRATION_TYPES), z.string()).default({}),
  })
  .prefault({})
