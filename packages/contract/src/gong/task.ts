import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

export const TASK_STATUSES = ['OPEN', 'DONE', 'DISMISSED'] as const
export const TASK_TYPES = ['FLOW', 'MANUAL'] as const

const CrmId = optional(z.string()).describe('In the customer’s CRM')
const CrmUrl = optional(z.string())
const When = optional(z.string()).describe('ISO 8601 with offset')

const PersonPhone = z.looseObject({
  raw: optional(z.string()).describe('As the CRM has it'),
  extension: optional(z.string()),
  countryCode: optional(z.int()).describe('Calling code, such as 1'),
  normalized: optional(z.string()).describe('With + and digits only'),
  label: optional(z.string()),
  isVerified: optional(z.boolean()),
})

const ContactCrmData = z.looseObject({
  firstName: optional(z.string()),
  lastName: optional(z.string()),
  crmUrl: CrmUrl,
  companyName: optional(z.string()),
  affiliation: optional(openEnum(['Us', 'Them', 'Unknown'])),
  emails: optional(z.array(z.looseObject({ email: optional(z.string()) }))),
  title: optional(z.string()),
  timezone: optional(z.string()).describe('Of the tz database, such as US/Pacific'),
  phoneNumbers: optional(z.array(PersonPhone)),
  city: optional(z.string()),
  country: optional(z.string()),
  state: optional(z.string()),
  zipcode: optional(z.string()),
  optOutChannels: optional(z.array(openEnum(['CALLS', 'EMAILS', 'SMS_MESSAGES']))).describe(
    'Ways in which the person does not want to be reached',
  ),
  linkedinProfile: optional(z.string()),
})

const TaskContact = z
  .looseObject({ crmId: CrmId, type: optional(openEnum(['CONTACT', 'LEAD'])), data: optional(ContactCrmData) })
  .meta({ id: 'TaskContact' })

const TaskOpportunity = z.looseObject({
  crmId: CrmId,
  name: optional(z.string()),
  crmUrl: CrmUrl,
  status: optional(z.string()),
  stage: optional(z.string()),
  amount: optional(z.string()).describe('A decimal number as text'),
  probability: optional(z.string()).describe('Percent as text'),
  closeDate: optional(z.string()),
})

const TaskFlow = z.looseObject({
  id: optional(Id),
  name: optional(z.string()),
  step: optional(
    z.looseObject({
      id: optional(Id),
      name: optional(z.string()),
      stepNumber: optional(z.int()).describe('From 1'),
    }),
  ),
})

/** Something that a user of Gong Engage is to do: so far, always a telephone call to make. */
export const Task = z
  .looseObject({
    id: Id,
    userId: optional(Id).describe('Whose task it is'),
    created: When,
    updated: When,
    status: optional(openEnum(TASK_STATUSES)),
    type: optional(openEnum(TASK_TYPES)).describe('FLOW: a step of a flow made it; MANUAL: a person did'),
    actions: optional(z.array(openEnum(['CALL']))),
    account: optional(z.looseObject({ crmId: CrmId, name: optional(z.string()), crmUrl: CrmUrl })),
    opportunity: optional(TaskOpportunity),
    dueDate: When,
    flow: optional(TaskFlow).describe('Only with FLOW'),
    contact: optional(TaskContact).describe('Who is to be called'),
    additionalContacts: optional(z.array(TaskContact)),
    title: optional(z.string()).describe('Only with MANUAL'),
    priority: optional(
      z.looseObject({
        id: optional(Id),
        name: optional(z.string()).describe('Such as high'),
        weight: optional(z.int()).describe('Higher is more urgent'),
      }),
    ),
  })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof Task>
