import { z } from 'zod'
import { CallCollaboration, CallContent, CallInteraction } from './call-content.ts'
import { Id, Instant, openEnum, optional } from './fields.ts'

export const CALL_DIRECTIONS = ['Inbound', 'Outbound', 'Conference', 'Unknown'] as const
export const CALL_SCOPES = ['Internal', 'External', 'Unknown'] as const
export const CRM_SYSTEMS = ['Salesforce', 'HubSpot', 'MicrosoftDynamic', 'Generic'] as const

/** The part of a call that is always served. */
export const CallMetaData = z
  .looseObject({
    id: Id,
    url: optional(z.string()),
    title: optional(z.string()),
    scheduled: optional(Instant),
    started: optional(Instant).describe('What every window filter of Gong compares with'),
    duration: optional(z.int()).describe('Seconds'),
    primaryUserId: optional(Id).describe('The host'),
    direction: optional(openEnum(CALL_DIRECTIONS)),
    system: optional(z.string()).describe('Such as Zoom or Gong Connect'),
    scope: optional(openEnum(CALL_SCOPES)),
    media: optional(openEnum(['Video', 'Audio'])),
    language: optional(z.string()).describe('ISO 639-2/B; und is an unsupported language, zxx is no speech'),
    workspaceId: optional(Id),
    sdrDisposition: optional(z.string()),
    clientUniqueId: optional(z.string()).describe('Only on uploaded calls'),
    customData: optional(z.string()).describe('Only on uploaded calls'),
    purpose: optional(z.string()),
    meetingUrl: optional(z.string()),
    isPrivate: optional(z.boolean()),
    calendarEventId: optional(z.string()),
  })
  .meta({ id: 'CallMetaData' })
export type CallMetaData = z.infer<typeof CallMetaData>

/** Objects of the customer's CRM. Field values are any JSON scalar. */
const contextOf = (objectTypes: readonly [string, ...string[]]) =>
  z.looseObject({
    system: optional(openEnum(CRM_SYSTEMS)),
    objects: optional(
      z.array(
        z.looseObject({
          objectType: optional(openEnum(objectTypes)),
          objectId: optional(z.string()),
          fields: optional(z.array(z.looseObject({ name: optional(z.string()), value: z.unknown() }))),
          timing: optional(openEnum(['Now', 'TimeOfCall'])),
        }),
      ),
    ),
  })

export const CallContext = contextOf(['Opportunity', 'Account']).meta({ id: 'CallContext' })
export type CallContext = z.infer<typeof CallContext>

/** Somebody invited to the call or heard on it. */
export const Party = z
  .looseObject({
    id: Id,
    emailAddress: optional(z.string()),
    name: optional(z.string()),
    title: optional(z.string()),
    userId: optional(Id).describe('Only for people of the company'),
    speakerId: optional(Id).describe('Only for those who spoke; transcripts name this one'),
    context: optional(z.array(contextOf(['Contact', 'User', 'Lead']))),
    affiliation: optional(openEnum(['Internal', 'External', 'Unknown'])),
    phoneNumber: optional(z.string()),
    methods: optional(z.array(openEnum(['Invitee', 'Attendee']))),
  })
  .meta({ id: 'Party' })
export type Party = z.infer<typeof Party>

/** A call as `calls.listExtensive` serves it: metaData always, every other part on request. */
export const CallData = z
  .looseObject({
    metaData: CallMetaData,
    context: optional(z.array(CallContext)),
    parties: optional(z.array(Party)),
    content: optional(CallContent),
    interaction: optional(CallInteraction),
    collaboration: optional(CallCollaboration),
    media: optional(z.looseObject({ audioUrl: optional(z.string()), videoUrl: optional(z.string()) })).describe(
      'Signed links that live for 8 hours',
    ),
  })
  .meta({ id: 'CallData' })
export type CallData = z.infer<typeof CallData>
