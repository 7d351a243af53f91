import { z } from 'zod'

const Invitee = z.object({
  email: z.string().optional(),
  displayName: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
})

const Meeting = z.object({
  startTime: z.string(),
  endTime: z.string(),
  title: z.string().optional(),
  invitees: z.array(Invitee),
  externalId: z.string().optional(),
  provider: z.string().optional(),
  organizerEmail: z.string(),
  meetingUrl: z.string(),
})

/** What was written to a company through this area of the API. */
export const MeetingsState = z
  .object({
    /** By meeting id. */
    meetings: z.record(z.string(), Meeting).default(() => ({})),
  })
  .prefault({})
