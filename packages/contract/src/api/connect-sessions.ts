import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ConnectLanguage, ConnectTheme, Origin } from './connect-settings.ts'
import { MetadataInput, TagsInput } from './connection-labels.ts'
import { ConnectionSettings } from './connection-settings.ts'
import {
  ConnectionId,
  Customer,
  CustomerInput,
  exampleIds,
  Instant,
  IntegrationId,
  idOf,
  listOf,
  listQuery,
} from './fields.ts'

const SessionId = idOf('cs')
const DAY_SECONDS = 86_400

/** A right to make or repair one connection, without its token. */
export const ConnectSession = z
  .strictObject({
    id: SessionId,
    kind: z.enum(['session', 'link', 'install']).describe('A link may be handed on; install began at Gong'),
    status: z.enum(['open', 'linked', 'revoked', 'expired']),
    customer: Customer.nullable().describe('Null where the link began at Gong and nobody claimed it yet'),
    integrationIds: z.array(IntegrationId).describe('What the customer may choose from'),
    repairs: ConnectionId.nullable().describe('The connection whose credentials it replaces; null where it makes one'),
    connectionId: ConnectionId.nullable().describe('What was linked'),
    createdAt: Instant,
    expiresAt: Instant,
  })
  .meta({ id: 'ConnectSession' })
export type ConnectSession = z.infer<typeof ConnectSession>

const example: ConnectSession = {
  id: exampleIds.session,
  kind: 'session',
  status: 'open',
  customer: { id: 'acme', name: 'Acme Inc.' },
  integrationIds: [exampleIds.integration],
  repairs: null,
  connectionId: null,
  createdAt: '2026-06-10T15:00:00.000Z',
  expiresAt: '2026-06-10T15:30:00.000Z',
}

/** Fields of the API key form that the operator knows already. They are shown, and cannot be changed there. */
export const PresetFields = z.strictObject({
  accessKey: z.string().max(200).optional(),
  baseUrl: z.url().max(2000).optional(),
})
export type PresetFields = z.infer<typeof PresetFields>

export const connectSessions = table({
  'connectSessions.create': {
    method: 'POST',
    path: '/v1/connect-sessions',
    scope: 'connections:link',
    summary: 'Make a short-lived right to link one Gong company, or to repair one connection',
    body: z.strictObject({
      integrationId: IntegrationId.optional().describe('The only one that is offered'),
      integrationIds: z
        .array(IntegrationId)
        .min(1)
        .max(20)
        .optional()
        .describe('Those that are offered; every one that is ready where neither is named'),
      connectionId: ConnectionId.optional().describe('Connects this one again, instead of making another'),
      multiple: z
        .boolean()
        .default(false)
        .describe('Makes another connection for a customer who has one, instead of repairing that'),
      customer: CustomerInput.optional().describe('Whose company it is; may be left out beside a connectionId'),
      tags: TagsInput.optional(),
      metadata: MetadataInput.optional(),
      settings: ConnectionSettings.optional().describe('What the new connection begins with'),
      preset: PresetFields.optional(),
      configure: z.boolean().default(true).describe('Whether the customer is asked what to read once it is linked'),
      language: ConnectLanguage.optional().describe("The browser's, where it is left out"),
      theme: ConnectTheme.shape.mode.optional(),
      returnUrl: z
        .string()
        .max(2000)
        .optional()
        .describe('Where the page leads back to; exactly one of those in the settings of Connect'),
      allowedOrigins: z
        .array(Origin)
        .max(20)
        .optional()
        .describe('Pages that may open it and are told; all of those in the settings of Connect where left out'),
      link: z.boolean().default(false).describe('A link to hand on: lives 7 days unless told otherwise'),
      expiresInSeconds: z
        .int()
        .min(60)
        .max(7 * DAY_SECONDS)
        .optional()
        .describe('1,800 unless told otherwise, and at most a day where it is no link'),
    }),
    status: 201,
    idempotent: true,
    response: ConnectSession.extend({
      token: z.string().describe('Shown once. Whoever has it may link a company for this customer'),
      url: z.string().describe('The linking page; the token is in the fragment, which browsers never send'),
    }),
    example: {
      body: { integrationId: exampleIds.integration, customer: { id: 'acme', name: 'Acme Inc.' } },
      response: {
        ...example,
        token: 'cst_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
        url: 'http://127.0.0.1:4400/connect#cst_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
      },
    },
    source: 'docs/connect.md#sessions',
  },
  'connectSessions.list': {
    method: 'GET',
    path: '/v1/connect-sessions',
    scope: 'connections:link',
    summary: 'List connect sessions, newest first',
    query: z.strictObject({
      ...listQuery,
      status: ConnectSession.shape.status.optional(),
      kind: ConnectSession.shape.kind.optional(),
      customerId: z.string().max(200).optional(),
    }),
    response: listOf(ConnectSession),
    example: { response: { items: [example], nextCursor: null } },
    source: 'docs/connect.md#sessions',
  },
  'connectSessions.get': {
    method: 'GET',
    path: '/v1/connect-sessions/{id}',
    scope: 'connections:link',
    summary: 'How a session stands, and what was linked with it',
    params: z.strictObject({ id: z.string() }),
    response: ConnectSession,
    example: {
      params: { id: exampleIds.session },
      response: { ...example, status: 'linked', connectionId: exampleIds.connection },
    },
    source: 'docs/connect.md#sessions',
  },
  'connectSessions.revoke': {
    method: 'DELETE',
    path: '/v1/connect-sessions/{id}',
    scope: 'connections:link',
    summary: 'Make the token of a session worthless at once; what was linked with it stays',
    params: z.strictObject({ id: z.string() }),
    response: ConnectSession,
    example: { params: { id: exampleIds.session }, response: { ...example, status: 'revoked' } },
    source: 'docs/connect.md#sessions',
  },
})
