import { z } from 'zod'
import { CALL_DIRECTIONS } from './call.ts'
import { CrmContextInput } from './crm-context-input.ts'
import { Id, Instant } from './fields.ts'

const NewParty = z.object({
  phoneNumber: z.string().optional(),
  emailAddress: z.string().optional(),
  name: z.string().optional(),
  partyId: z.string().optional().describe('The caller’s own; only speakersTimeline refers to it'),
  mediaChannelId: z
    .int()
    .min(0)
    .max(1)
    .optional()
    .describe('The audio channel of a stereo recording; not together with speakersTimeline'),
  context: CrmContextInput.describe('Who this is in the CRM'),
  userId: Id.optional().describe('Of a user of the company'),
})
export type NewParty = z.infer<typeof NewParty>

const SpeakersTimeline = z.object({
  precise: z.boolean().optional(),
  speechSegments: z
    .array(
      z.object({
        fromTime: z.int().min(0).describe('Milliseconds from the start'),
        toTime: z.int().min(0).describe('Milliseconds from the start'),
        partyIds: z.array(z.string()).describe('The partyId of each who speaks'),
      }),
    )
    .optional(),
})

/** A call of another system, for Gong to take in. */
export const NewCall = z.object({
  clientUniqueId: z.string().max(2048).describe('The call’s id in the system it comes from; no two calls share one'),
  title: z.string().optional(),
  purpose: z.string().max(255).optional(),
  scheduledStart: Instant.optional(),
  scheduledEnd: Instant.optional(),
  actualStart: Instant.describe('The start by which every window finds the call'),
  duration: z.number().optional().describe('Seconds'),
  parties: z.array(NewParty).min(1).describe('The primary user is to be one of them'),
  direction: z.enum(CALL_DIRECTIONS),
  disposition: z.string().max(255).optional(),
  context: CrmContextInput.describe('What the call is about in the CRM'),
  customData: z.string().optional(),
  speakersTimeline: SpeakersTimeline.optional().describe('Who spoke when'),
  meetingUrl: z.string().optional(),
  callProviderCode: z.string().optional().describe('A telephony or conference provider of Gong’s own list'),
  downloadMediaUrl: z
    .string()
    .optional()
    .describe('Where Gong fetches the recording from, instead of a file sent afterwards; no two calls share one'),
  workspaceId: Id.optional(),
  languageCode: z.string().optional().describe('Such as en-US; recognised from the speech where it is left out'),
  flowContext: z.object({ taskId: Id.optional() }).optional().describe('The task of a flow that the call was made for'),
  primaryUser: Id.describe('The user who hosted the call'),
})
export type NewCall = z.output<typeof NewCall>

export const exampleNewCall: z.input<typeof NewCall> = {
  clientUniqueId: 'northwind-dialer-48213',
  title: 'Harbor Freight Lines: call about the renewal',
  actualStart: '2026-06-10T14:02:00-04:00',
  duration: 754.5,
  direction: 'Outbound',
  parties: [
    { partyId: '1', userId: '7273476131570014205', emailAddress: 'dana.reyes@northwind.example', name: 'Dana Reyes' },
    {
      partyId: '2',
      name: 'Peter Okafor',
      phoneNumber: '+1 415-555-0142',
      context: [{ system: 'Salesforce', objects: [{ objectType: 'Contact', objectId: '0038Z00002qwertQAB' }] }],
    },
  ],
  disposition: 'Connected',
  primaryUser: '7273476131570014205',
}
