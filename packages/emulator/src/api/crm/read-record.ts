import type { CrmField } from '@mallet/contract/gong/crm-field'
import { type CrmUploadType, crmRecords } from '@mallet/contract/gong/crm-records'
import { z } from 'zod'
import type { UploadedRecord } from '../../state/areas/crm-state.ts'
import { fitsField } from './fits-field.ts'

/** What a line must have besides an objectId. */
const MANDATORY: Readonly<Record<CrmUploadType, readonly string[]>> = {
  ACCOUNT: ['modifiedDate'],
  CONTACT: ['modifiedDate'],
  DEAL: ['modifiedDate'],
  LEAD: ['modifiedDate'],
  BUSINESS_USER: ['modifiedDate', 'emailAddress'],
  STAGE: [],
}

const Line = z.record(z.string(), z.unknown())

/** One line as a record, or what is wrong with it. The text for an absent field is recorded live, the others are ours. */
export function readRecord(
  line: string,
  objectType: CrmUploadType,
  fields: readonly CrmField[],
): { readonly record: UploadedRecord } | { readonly fault: string } {
  const given = Line.safeParse(parseJson(line)).data
  if (!given) return { fault: 'Line is not a JSON object' }
  const mandatory = ['objectId', ...MANDATORY[objectType]].filter(
    (name) => name !== 'emailAddress' || given.isDeleted !== true,
  )
  const missing = mandatory.find((name) => given[name] === undefined || given[name] === null || given[name] === '')
  if (missing) return { fault: `Mandatory field [${missing}] is missing or empty` }
  const { data, error } = crmRecords[objectType].safeParse(given)
  if (!data) return { fault: `Field [${error.issues[0]?.path.join('.')}] has a wrong value` }
  const unfit = fields.find((field) => !fitsField(field, given[field.uniqueName]))
  return unfit ? { fault: `Field [${unfit.uniqueName}] is no ${unfit.type}` } : { record: data }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
