import { z } from 'zod'

/** A field that a company's CRM records have besides those that Gong knows. */
export const CrmField = z
  .object({
    uniqueName: z.string().min(1).describe('The field’s name in uploaded records'),
    label: z.string().describe('What Gong’s users see'),
    type: z
      .enum([
        'DATE',
        'DATETIME',
        'NUMBER',
        'PERCENT',
        'CURRENCY',
        'ID',
        'URL',
        'STRING',
        'BOOLEAN',
        'PHONENUMBER',
        'EMAILADDRESS',
        'PICKLIST',
        'REFERENCE',
        'STRINGARRAY',
      ])
      .describe('Another type for a known name makes a new field'),
    lastModified: z.string().optional().describe('ISO 8601 without fractions of a second'),
    isDeleted: z.boolean().optional().describe('true drops the field and all that it held'),
    referenceTo: z.string().optional().describe('Of a REFERENCE: the kind of record it points to, such as ACCOUNT'),
    orderedValueList: z.array(z.string()).optional().describe('Of a PICKLIST: its values in their order'),
  })
  .meta({ id: 'CrmField' })
export type CrmField = z.infer<typeof CrmField>
