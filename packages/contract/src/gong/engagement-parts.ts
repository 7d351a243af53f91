import { z } from 'zod'
import { CrmContextInput } from './crm-context-input.ts'
import { Id, Instant } from './fields.ts'

const text = z.string().optional()

/** Somebody outside of the company. */
export const Actor = z.object({ email: text, name: text, title: text, context: CrmContextInput })

const Property = z.object({
  name: z.string(),
  value: z.string().describe('Always text, whatever the dataType'),
  dataType: z.enum(['number', 'string', 'url', 'date']),
})

export const AgentPlatform = z.enum(['Windows', 'Linux', 'MacOS', 'iOS', 'Android']).optional()

/** Every legacy event. */
export const eventFields = {
  reportingSystem: z.string().describe('The system that reports, by a name that stays the same'),
  eventTimestamp: Instant.describe('When it happened'),
  eventId: text.describe('The reporting system’s own id; a second event of the same id is refused with 409'),
  crmContext: CrmContextInput,
  contentProperties: z.array(Property).optional(),
  eventProperties: z.array(Property).optional(),
  nonCompanyParticipants: z.array(Actor).optional(),
  sharer: z
    .object({ id: Id.optional().describe('A Gong user'), email: text, name: text })
    .optional()
    .describe('Who of the company shared it'),
  sharingMessageSubject: text,
  sharingMessageBody: text.describe('HTML'),
  actionName: text,
  shareId: text.describe('Ties a view to what was shared'),
  moreInfoUrl: text,
  trackingId: text,
  userAgent: text,
  mobileAppId: text,
  workspaceId: Id.optional(),
}

/** The event is about a piece of content, which must be told. */
export const contentFields = { contentId: z.string(), contentUrl: z.string(), contentTitle: z.string() }
