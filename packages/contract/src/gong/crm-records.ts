import { z } from 'zod'
import { optional } from './fields.ts'

/** The kinds of records that a CRM integration uploads. Gong reads the case. */
export const CrmUploadType = z.enum(['ACCOUNT', 'CONTACT', 'DEAL', 'LEAD', 'BUSINESS_USER', 'STAGE'])
export type CrmUploadType = z.infer<typeof CrmUploadType>

/** The kinds that have fields of their own and can be read back. */
export const CrmObjectType = z.enum(['ACCOUNT', 'CONTACT', 'DEAL', 'LEAD'])
export type CrmObjectType = z.infer<typeof CrmObjectType>

/** Chosen by the caller, and good once for each company: Gong refuses a second request of the same id. */
export const ClientRequestId = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'must be letters, digits, dashes and underscores')
  .describe('Your own id of this request, new each time; crm.requestStatus is asked by it')

const ObjectId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.@+-]+$/, 'must be letters, digits, hyphens, or an e-mail address')

const SecondsInstant = z.iso.datetime({ offset: true, precision: 0 }).describe('Without fractions of a second')

const CrmId = optional(z.string()).describe('A record’s objectId')

const record = {
  objectId: ObjectId.describe('The id in the CRM, at most 64 characters'),
  modifiedDate: SecondsInstant,
  isDeleted: optional(z.boolean()).describe('true takes the record away'),
  url: optional(z.string()).describe('Where the CRM shows the record'),
}

const person = {
  emailAddress: optional(z.string()),
  firstName: optional(z.string()),
  lastName: optional(z.string()),
  title: optional(z.string()),
  phoneNumber: optional(z.string()).describe('Finds the person in calls of a telephony system'),
}

const Account = z.looseObject({
  ...record,
  name: optional(z.string()).describe('Account_# and the objectId by default'),
  domains: optional(z.array(z.string())).describe('Activities that match no contact come here by domain'),
})

const Contact = z.looseObject({ ...record, ...person, accountId: CrmId })

const Deal = z.looseObject({
  ...record,
  accountId: CrmId.describe('Without it Gong does not show the deal'),
  ownerId: CrmId.describe('The objectId of a business user; without it the deal is on no board'),
  name: optional(z.string()).describe('Deal_# and the objectId by default'),
  createdDate: optional(SecondsInstant),
  closeDate: optional(z.union([z.iso.date(), SecondsInstant])).describe('Without it the deal is on no board'),
  status: optional(z.enum(['OPEN', 'WON', 'LOST'])).describe('OPEN by default'),
  stage: CrmId.describe('The objectId of a stage'),
  amount: optional(z.number()).describe('In the currency of the company; 0 by default'),
})

const Lead = z.looseObject({
  ...record,
  ...person,
  convertedToDealId: CrmId,
  convertedToContactId: CrmId,
  convertedToAccountId: CrmId,
})

const BusinessUser = z.looseObject({
  ...record,
  emailAddress: optional(z.string()).describe('That of a Gong user; may be absent only from a deleted one'),
})

const Stage = z.looseObject({
  ...record,
  modifiedDate: optional(SecondsInstant),
  name: optional(z.string()),
  isActive: optional(z.boolean()).describe('true by default'),
  sortOrder: optional(z.int()).describe('Counted from 1; 1 by default'),
})

/**
 * What one line of an upload is, by the kind of its file. Other fields are those of the uploaded schema. Source: Gong's
 * help on uploading CRM objects, and two clients that agree with it.
 */
export const crmRecords = {
  ACCOUNT: Account,
  CONTACT: Contact,
  DEAL: Deal,
  LEAD: Lead,
  BUSINESS_USER: BusinessUser,
  STAGE: Stage,
} as const satisfies Record<CrmUploadType, z.ZodObject>

export const CrmRecord = z.union([Account, Contact, Deal, Lead, BusinessUser, Stage]).meta({ id: 'CrmRecord' })
