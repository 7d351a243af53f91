import { z } from 'zod'

/** Somebody of whom an event was told. */
const EventPerson = z.object({ email: z.string().optional(), phoneNumber: z.string().optional() })

/** What is known of an event, in the words in which Gong lists it among the data of a person. */
const StoredEvent = z.object({
  eventType: z.enum(['contentShared', 'contentViewed', 'customEvent', 'digitalInteraction']),
  timestamp: z.string(),
  reportingSystem: z.string().optional(),
  sourceEventId: z.string().optional(),
  eventName: z.string().optional(),
  contentId: z.string().optional(),
  contentUrl: z.string().optional(),
  people: z.array(EventPerson),
})
export type StoredEvent = z.infer<typeof StoredEvent>

/** What was written to a company through this area of the API. */
export const EngagementState = z.object({ events: z.array(StoredEvent).default([]) }).prefault({})
