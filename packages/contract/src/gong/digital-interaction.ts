import { z } from 'zod'
import { Instant } from './fields.ts'

const text = z.string().optional()

const CustomFields = z
  .array(
    z.object({
      name: z.string(),
      value: z.string().describe('Always text, whatever the dataType'),
      dataType: z.enum(['STRING', 'NUMBER', 'DATE', 'URL', 'BOOLEAN', 'DURATION']).optional(),
    }),
  )
  .optional()

const businessContext = <const T extends readonly [string, ...string[]]>(objectTypes: T) =>
  z.object({ objectType: z.enum(objectTypes), objectId: z.string(), systemName: text })

/** What the customer did it with. */
const DigitalContent = z.object({
  contentId: text,
  contentTitle: z.string(),
  contentLabel: z.array(z.string()).optional(),
  contentUrl: text,
  contentAdditionalInfoUrl: text,
  numericContentDetails: z
    .object({
      value: z.int().optional(),
      rangeFrom: z.int(),
      rangeTo: z.int(),
      numericType: z.enum(['PERCENTAGE', 'NPS', 'RATING', 'OTHER']).optional(),
    })
    .optional()
    .describe('Such as the answer to a survey'),
  stepContentDetails: z
    .object({ value: z.string(), availableSteps: z.array(z.string()) })
    .optional()
    .describe('Such as how far a trial has come'),
  searchObjectDetails: z
    .object({
      name: z.string(),
      objectType: z.enum(['VENDOR', 'PRODUCT', 'CATEGORY']),
      domain: z.string(),
      objectId: text,
      url: text,
    })
    .optional()
    .describe('What was looked for'),
  contentCustomFields: CustomFields,
})

const DigitalPerson = z.object({
  name: text,
  email: text,
  phoneNumber: text,
  personId: text,
  personBusinessContext: businessContext(['CONTACT', 'LEAD']).optional(),
  location: z.object({ country: text, state: text, region: text, city: text }).optional(),
  company: z
    .object({
      companyId: text,
      name: text,
      domain: text,
      companyBusinessContexts: z.array(businessContext(['ACCOUNT', 'OPPORTUNITY'])).optional(),
    })
    .optional(),
  personCustomFields: CustomFields,
})

export const DigitalInteraction = z
  .object({
    eventId: z.string().describe('A second event of the same id is refused with 409'),
    timestamp: Instant.describe('When it happened'),
    eventType: z.string(),
    sourceSystemName: text,
    sessionId: text,
    device: z.enum(['MOBILE', 'PC']).optional(),
    content: DigitalContent,
    person: DigitalPerson.optional().describe('Instead of trackingId'),
    customFields: CustomFields,
    trackingId: text.describe('Instead of person'),
  })
  .refine(({ person, trackingId }) => person === undefined || trackingId === undefined, {
    path: ['trackingId'],
    message: 'must not stand beside person',
  })
