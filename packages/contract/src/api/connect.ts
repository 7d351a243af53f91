import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ConnectionSettings } from './connection-settings.ts'
import { ConnectionId, CustomerInput, exampleIds, Failure, Instant, IntegrationId, idOf } from './fields.ts'

const SessionId = idOf('cs')
const AttemptId = idOf('att')

/** Credentials of a Gong API key, as typed by a person. */
export const ApiKeyCredentials = z.strictObject({
  accessKey: z
    .string()
    .regex(/^[a-zA-Z0-9-]+$/, 'an Access Key has letters, digits and hyphens only')
    .max(200),
  accessKeySecret: z.string().min(1).max(4000),
  baseUrl: z.url().max(2000).describe('The API base URL that Gong shows beside the key'),
})
export type ApiKeyCredentials = z.infer<typeof ApiKeyCredentials>

/** One try at linking. `connectionId` is set once it is authenticated, `error` once it failed. */
export const Attempt = z
  .strictObject({
    id: AttemptId,
    status: z.enum(['pending', 'authenticated', 'error', 'cancelled', 'expired']),
    connectionId: ConnectionId.optional(),
    error: Failure.optional(),
  })
  .meta({ id: 'Attempt' })
export type Attempt = z.infer<typeof Attempt>

export const connect = table({
  'connectSessions.create': {
    method: 'POST',
    path: '/v1/connect-sessions',
    scope: 'connections:link',
    summary: 'Make a short-lived right to link one Gong company',
    body: z.strictObject({
      integrationId: IntegrationId.optional().describe('May be left out where there is only one integration'),
      connectionId: ConnectionId.optional().describe('Connects this one again, instead of making another'),
      customer: CustomerInput.optional().describe('Whose company it is; may be left out beside a connectionId'),
      settings: ConnectionSettings.optional().describe('What the new connection begins with'),
      expiresInSeconds: z.int().min(60).max(86_400).default(1800),
    }),
    status: 201,
    idempotent: true,
    response: z.strictObject({
      id: SessionId,
      token: z.string().describe('Shown once. Whoever has it may link a company for this customer'),
      url: z.string().describe('The linking page; the token is in the fragment, which browsers never send'),
      expiresAt: Instant,
    }),
    example: {
      body: { integrationId: exampleIds.integration, customer: { id: 'acme', name: 'Acme Inc.' } },
      response: {
        id: exampleIds.session,
        token: 'cst_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
        url: 'http://127.0.0.1:4400/connect#cst_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
        expiresAt: '2026-06-10T15:30:00.000Z',
      },
    },
    source: 'docs/api.md#linking',
  },
  'connect.session': {
    method: 'GET',
    path: '/connect/session',
    scope: 'connect-session',
    summary: 'What the linking page shows: whose link this is, and how to sign in',
    response: z.strictObject({
      customer: z.strictObject({ name: z.string() }),
      integration: z.strictObject({
        id: IntegrationId,
        name: z.string(),
        authType: z.enum(['oauth2', 'apiKey']),
        scopes: z.array(z.strictObject({ scope: z.string(), description: z.string() })),
      }),
      expiresAt: Instant,
    }),
    example: {
      response: {
        customer: { name: 'Acme Inc.' },
        integration: {
          id: exampleIds.integration,
          name: 'Gong',
          authType: 'oauth2',
          scopes: [{ scope: 'api:users:read', description: 'Read the users of your company' }],
        },
        expiresAt: '2026-06-10T15:30:00.000Z',
      },
    },
    source: 'docs/api.md#linking',
  },
  'connect.attempts.create': {
    method: 'POST',
    path: '/connect/attempts',
    scope: 'connect-session',
    summary: 'Begin linking: by OAuth it answers where to go, by API key it tests and links at once',
    body: z.strictObject({
      integrationId: IntegrationId.optional(),
      credentials: ApiKeyCredentials.optional().describe('Only for an integration by API key'),
    }),
    status: 201,
    response: Attempt.extend({ authorizeUrl: z.string().optional() }),
    example: {
      body: { integrationId: exampleIds.integration },
      response: {
        id: exampleIds.attempt,
        status: 'pending',
        authorizeUrl: 'https://app.gong.io/oauth2/authorize?client_id=acme-client&response_type=code&state=...',
      },
    },
    source: 'docs/api.md#linking',
  },
  'connect.attempts.get': {
    method: 'GET',
    path: '/connect/attempts/{id}',
    scope: 'connect-session',
    summary: 'How an attempt stands; the linking page asks this until it is no longer pending',
    params: z.strictObject({ id: z.string() }),
    response: Attempt,
    example: {
      params: { id: exampleIds.attempt },
      response: { id: exampleIds.attempt, status: 'authenticated', connectionId: exampleIds.connection },
    },
    source: 'docs/api.md#linking',
  },
  'connect.attempts.cancel': {
    method: 'DELETE',
    path: '/connect/attempts/{id}',
    scope: 'connect-session',
    summary: 'Give up an attempt; a callback that comes later links nothing',
    params: z.strictObject({ id: z.string() }),
    response: Attempt,
    example: { params: { id: exampleIds.attempt }, response: { id: exampleIds.attempt, status: 'cancelled' } },
    source: 'docs/api.md#linking',
  },
})
