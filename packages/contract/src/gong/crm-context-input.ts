import { z } from 'zod'
import { CRM_SYSTEMS } from './call.ts'

const CRM_OBJECTS = ['Lead', 'Contact', 'Account', 'Opportunity', 'User'] as const

/** Objects of the customer's CRM that something has to do with, as whoever writes it to Gong tells them. */
export const CrmContextInput = z
  .array(
    z.object({
      system: z.enum(CRM_SYSTEMS),
      objects: z
        .array(
          z.object({
            objectType: z.enum(CRM_OBJECTS),
            objectId: z.string().describe('As the CRM has it'),
            fields: z
              .array(z.object({ name: z.string().optional(), value: z.unknown().optional().describe('A JSON scalar') }))
              .optional(),
          }),
        )
        .optional(),
    }),
  )
  .optional()
