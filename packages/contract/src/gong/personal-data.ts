import { z } from 'zod'
import { CRM_SYSTEMS } from './call.ts'
import { Id, Instant, openEnum, optional } from './fields.ts'

const Email = z.looseObject({
  from: optional(z.string()),
  id: z.string(),
  sentTime: optional(z.string()),
  mailbox: optional(z.string()).describe('The mailbox of the company that it was imported from'),
  messageHash: optional(z.string()),
})

const ReferringCall = z.looseObject({
  id: Id,
  status: optional(z.string()).describe('Such as COMPLETED'),
  externalSystems: optional(
    z.array(
      z.looseObject({
        system: optional(openEnum(CRM_SYSTEMS)),
        objects: optional(
          z.array(
            z.looseObject({
              objectType: optional(openEnum(['Conversation', 'Task'])),
              externalId: optional(z.string()),
            }),
          ),
        ),
      }),
    ),
  ).describe('What Gong wrote about the call into the CRM'),
})

const CustomerData = z.looseObject({
  system: optional(openEnum(CRM_SYSTEMS)),
  objects: optional(
    z.array(
      z.looseObject({
        id: z.string(),
        objectType: optional(openEnum(['Lead', 'Contact'])),
        externalId: optional(z.string()).describe('The id in the CRM'),
        mirrorId: optional(z.string()).describe('JSON text that names integration, type and CRM id'),
        fields: optional(z.array(z.looseObject({ name: z.string(), value: z.unknown() }))),
      }),
    ),
  ),
})

const CustomerEngagement = z.looseObject({
  eventType: optional(openEnum(['contentShared', 'contentViewed', 'customEvent', 'digitalInteraction'])),
  timestamp: optional(Instant),
  contentId: optional(z.string()),
  contentUrl: optional(z.string()),
  reportingSystem: optional(z.string()),
  eventName: optional(z.string()),
  sourceEventId: optional(z.string()),
})

const references = {
  emails: z.array(Email),
  calls: z.array(ReferringCall),
  meetings: z.array(z.looseObject({ id: z.string() })),
  customerData: z.array(CustomerData).describe('Leads and contacts of the CRM that are this person'),
}

/** All that Gong holds about whoever has an e-mail address. */
export const emailReferences = { ...references, customerEngagement: z.array(CustomerEngagement) }

/** All that Gong holds about whoever has a telephone number. */
export const phoneReferences = {
  ...references,
  suppliedPhoneNumber: optional(z.string()),
  matchingPhoneNumbers: z.array(z.string()).describe('The spellings of the number that were found'),
  emailAddresses: z.array(z.string()).describe('Addresses of the people who have the number'),
}
