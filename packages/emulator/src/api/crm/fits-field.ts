import type { CrmField } from '@mallet/contract/gong/crm-field'
import { z } from 'zod'

const schemas: Readonly<Record<Exclude<CrmField['type'], 'PICKLIST'>, z.ZodType>> = {
  BOOLEAN: z.boolean(),
  DATE: z.iso.date(),
  DATETIME: z.iso.datetime({ offset: true, precision: 0 }),
  NUMBER: z.number(),
  PERCENT: z.number().min(0).max(100),
  CURRENCY: z.number(),
  STRINGARRAY: z.array(z.string()),
  ID: z.string(),
  URL: z.string(),
  STRING: z.string(),
  PHONENUMBER: z.string(),
  EMAILADDRESS: z.string(),
  REFERENCE: z.string(),
}

/** Whether a field of a record may have this value; null and absent ones always may be. */
export function fitsField({ type, orderedValueList }: CrmField, value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (type !== 'PICKLIST') return schemas[type].safeParse(value).success
  return typeof value === 'string' && (!orderedValueList || orderedValueList.includes(value))
}
