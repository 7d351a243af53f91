import { z } from 'zod'
import { DigitalInteraction } from './digital-interaction.ts'
import { Actor, AgentPlatform, contentFields, eventFields } from './engagement-parts.ts'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

const requestId = '4al018gzaztcr8nbukw'
const text = z.string().optional()

/** How the three events of the older interface are sent. */
const legacy = {
  method: 'PUT',
  effect: 'writes',
  repeat: { key: 'eventId' },
  standing: 'legacy',
  instead: 'engagement.digitalInteraction',
  scope: 'api:engagement-data:write',
  response: z.looseObject({ requestId: RequestId, integrationId: optional(Id) }),
  bareIntegers: ['integrationId'],
  limits: ['Without an eventId a repeat is taken for another event'],
} as const

const told = {
  reportingSystem: 'Shelfmark',
  eventTimestamp: '2026-06-09T14:20:00-04:00',
  crmContext: [{ system: 'Salesforce', objects: [{ objectType: 'Account', objectId: '0015g0000Hq2LmQAJZ' }] }],
}
const content = {
  contentId: 'doc-2041',
  contentUrl: 'https://shelfmark.example/d/doc-2041',
  contentTitle: 'Dock planning in nine pages',
}
const customer = { email: 'p.okafor@harbourmill.example', name: 'Priya Okafor', title: 'Head of Logistics' }
const sharer = { email: 'dana.reyes@northwind.example', name: 'Dana Reyes' }
const answer = { requestId, integrationId: '6286478263646123456' }

export const engagement = gongTable({
  'engagement.contentShared': {
    title: 'Create content share event',
    knownAs: ['create-content-share-engagement-event'],
    ...legacy,
    path: '/v2/customer-engagement/content/shared',
    summary: 'Report that somebody of the company shared content with a customer',
    body: z.object({
      ...eventFields,
      ...contentFields,
      shareInfoUrl: text,
      recipients: z.array(Actor).optional(),
      agentPlatform: text,
    }),
    example: {
      body: { ...told, ...content, eventId: 'share-771', shareId: 'sh-5521', sharer, recipients: [customer] },
      response: answer,
    },
    source: 'Gong OpenAPI 2026-07-05, contentShared',
  },
  'engagement.contentViewed': {
    title: 'Create content view event',
    ...legacy,
    path: '/v2/customer-engagement/content/viewed',
    summary: 'Report that a customer viewed content',
    body: z
      .object({
        ...eventFields,
        ...contentFields,
        viewActionTitle: text,
        viewInfoUrl: text,
        viewer: Actor.optional().describe('Instead of trackingId'),
        agentPlatform: AgentPlatform,
      })
      .refine(({ viewer, trackingId }) => viewer === undefined || trackingId === undefined, {
        path: ['trackingId'],
        message: 'must not stand beside viewer',
      }),
    example: {
      body: { ...told, ...content, eventId: 'view-772', shareId: 'sh-5521', viewer: customer, agentPlatform: 'MacOS' },
      response: answer,
    },
    source: 'Gong OpenAPI 2026-07-05, contentViewed',
  },
  'engagement.action': {
    title: 'Create custom engagement event',
    ...legacy,
    path: '/v2/customer-engagement/action',
    summary: 'Report something else that a customer did',
    body: z.object({
      ...eventFields,
      contentId: text,
      contentUrl: text,
      contentTitle: text,
      eventInfoUrl: text,
      actor: Actor.optional(),
      agentPlatform: AgentPlatform,
    }),
    example: {
      body: { ...told, eventId: 'action-773', actionName: 'Booked a place at the fair', actor: customer },
      response: answer,
    },
    source: 'Gong OpenAPI 2026-07-05, customAction',
  },
  'engagement.digitalInteraction': {
    title: 'Post digital interaction',
    method: 'POST',
    path: '/v2/digital-interaction',
    effect: 'writes',
    repeat: { key: 'eventId' },
    scope: 'api:digital-interactions:write',
    summary: 'Report what somebody did on a site or in an app, such as a visit, a search or a survey',
    body: DigitalInteraction,
    response: z.looseObject({ requestId: RequestId }),
    example: {
      body: {
        eventId: 'visit-90817',
        timestamp: '2026-06-09T18:22:31Z',
        eventType: 'Page visited',
        sourceSystemName: 'Shelfmark',
        device: 'PC',
        content: { contentTitle: 'Prices', contentUrl: 'https://northwind.example/prices', contentLabel: ['pricing'] },
        person: {
          name: 'Priya Okafor',
          email: 'p.okafor@harbourmill.example',
          company: { name: 'Harbourmill', domain: 'harbourmill.example' },
        },
      },
      response: { requestId },
    },
    source: 'Gong OpenAPI 2026-07-05, addDigitalInteraction',
  },
})
