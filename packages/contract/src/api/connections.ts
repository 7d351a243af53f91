import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ApiKeyCredentials } from './attempt.ts'
import { Metadata, MetadataInput, TagsInput } from './connection-labels.ts'
import { ConnectionSettings } from './connection-settings.ts'
import {
  ConnectionId,
  Customer,
  CustomerInput,
  exampleIds,
  Failure,
  Instant,
  IntegrationId,
  listOf,
  listQuery,
  Name,
} from './fields.ts'
import { OAuthTokens } from './oauth-tokens.ts'

/** What the day still has room for, by lane: a share is kept for what people wait for. */
const LeftToday = z.strictObject({ interactive: z.int(), incremental: z.int(), backfill: z.int() })

export const CONNECTION_STATUSES = ['active', 'needs_reauth', 'suspended'] as const

/** One customer's linked Gong company. Credentials can be written, never read. */
export const Connection = z
  .strictObject({
    id: ConnectionId,
    integrationId: IntegrationId,
    customer: Customer,
    claimed: z
      .boolean()
      .describe('False while nobody has said whose it is, as after a link that began at Gong; nothing is read then'),
    authType: z.enum(['oauth2', 'apiKey']),
    status: z.enum(CONNECTION_STATUSES),
    reason: z
      .string()
      .nullable()
      .describe('Why it needs to be connected again; integration_suspended where that is what suspends it'),
    baseUrl: z.string(),
    companyId: z.string().describe('Connections of one Gong company share its call budget'),
    scopes: z
      .array(z.string())
      .nullable()
      .describe('What Gong granted; null for API keys, whose scopes Gong does not tell'),
    settings: ConnectionSettings,
    tags: z.array(z.string()),
    metadata: Metadata.describe('Values of your own; Mallet does not read them'),
    createdAt: Instant,
  })
  .meta({ id: 'Connection' })
export type Connection = z.infer<typeof Connection>

const example: Connection = {
  id: exampleIds.connection,
  integrationId: exampleIds.integration,
  customer: { id: 'acme', name: 'Acme Inc.' },
  claimed: true,
  authType: 'oauth2',
  status: 'active',
  reason: null,
  baseUrl: 'https://us-12345.api.gong.io',
  companyId: 'us-12345.api.gong.io',
  scopes: ['api:users:read', 'api:workspaces:read'],
  settings: {},
  tags: ['pilot'],
  metadata: { crmId: '0015e00000A1b2C' },
  createdAt: '2026-06-10T15:02:00.000Z',
}

const ModelFreshness = z.strictObject({
  model: z.string(),
  state: z.string(),
  caughtUp: z.boolean(),
  records: z.int(),
  freshAt: Instant.nullable().describe('When the last run ended well'),
})

export const connections = table({
  'connections.create': {
    method: 'POST',
    path: '/v1/connections',
    scope: 'connections:link',
    summary: 'Link a Gong company by API key or by tokens; they are tested with a real call before anything is stored',
    body: z.strictObject({
      integrationId: IntegrationId,
      customer: CustomerInput,
      credentials: z.discriminatedUnion('type', [
        ApiKeyCredentials.extend({ type: z.literal('apiKey') }),
        OAuthTokens.extend({ type: z.literal('oauth2') }),
      ]),
      settings: ConnectionSettings.optional(),
      tags: TagsInput.optional(),
      metadata: MetadataInput.optional(),
    }),
    status: 201,
    idempotent: true,
    response: Connection,
    example: {
      body: {
        integrationId: exampleIds.integration,
        customer: { id: 'acme', name: 'Acme Inc.' },
        credentials: {
          type: 'apiKey',
          accessKey: 'UQ4SK2LPUPBCFN7QHVLH6JRYEFSXEQML',
          accessKeySecret: 'shown once by Gong',
          baseUrl: 'https://us-12345.api.gong.io',
        },
      },
      response: { ...example, authType: 'apiKey', scopes: null },
    },
    source: 'docs/api.md#linking',
  },
  'connections.list': {
    method: 'GET',
    path: '/v1/connections',
    scope: 'connections:read',
    summary: 'List the connections, oldest first',
    query: z.strictObject({
      ...listQuery,
      customerId: z.string().max(200).optional(),
      integrationId: z.string().max(200).optional(),
      claimed: z.enum(['true', 'false']).optional().describe('Whether somebody has said whose it is'),
      status: z.enum(CONNECTION_STATUSES).optional(),
      tag: z.string().max(200).normalize('NFC').optional().describe('Only those that carry this tag, as it is written'),
      search: z
        .string()
        .max(200)
        .normalize('NFC')
        .optional()
        .describe('Part of an id, of the customer, or of the company, in any case'),
    }),
    response: listOf(Connection),
    example: { response: { items: [example], nextCursor: null } },
    source: 'docs/api.md#connections',
  },
  'connections.get': {
    method: 'GET',
    path: '/v1/connections/{id}',
    scope: 'connections:read',
    summary: 'Read one connection',
    params: z.strictObject({ id: z.string() }),
    response: Connection,
    example: { params: { id: exampleIds.connection }, response: example },
    source: 'docs/api.md#connections',
  },
  'connections.update': {
    method: 'PATCH',
    path: '/v1/connections/{id}',
    scope: 'connections:write',
    summary: 'Change the settings, tags, metadata or, by API key, the base URL of a connection',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({
      settings: ConnectionSettings.omit({ since: true }).optional().describe('Those that are named change'),
      tags: TagsInput.optional().describe('Take the place of all that there were'),
      metadata: MetadataInput.optional().describe('Takes the place of all that there was'),
      baseUrl: z
        .url()
        .max(2000)
        .optional()
        .describe('Only of a connection by API key; tested with that key before anything is stored'),
    }),
    response: Connection,
    example: {
      params: { id: exampleIds.connection },
      body: { settings: { timeZone: 'America/New_York' } },
      response: { ...example, settings: { timeZone: 'America/New_York' } },
    },
    source: 'docs/api.md#connections',
  },
  'connections.delete': {
    method: 'DELETE',
    path: '/v1/connections/{id}',
    scope: 'connections:write',
    summary: 'Forget a company: credentials at once, records within the day; there is no way back',
    params: z.strictObject({ id: z.string() }),
    response: z.strictObject({ id: ConnectionId, deletedAt: Instant }),
    example: {
      params: { id: exampleIds.connection },
      response: { id: exampleIds.connection, deletedAt: '2026-06-10T16:00:00.000Z' },
    },
    source: 'docs/api.md#connections',
  },
  'connections.suspend': {
    method: 'POST',
    path: '/v1/connections/{id}/suspend',
    scope: 'connections:write',
    summary: 'Ask Gong nothing more for a connection and serve none of its records, until it is resumed',
    params: z.strictObject({ id: z.string() }),
    response: Connection,
    example: {
      params: { id: exampleIds.connection },
      response: { ...example, status: 'suspended' },
    },
    source: 'docs/api.md#connections',
  },
  'connections.resume': {
    method: 'POST',
    path: '/v1/connections/{id}/resume',
    scope: 'connections:write',
    summary: 'End a suspension; syncs go on where they were',
    params: z.strictObject({ id: z.string() }),
    response: Connection,
    example: { params: { id: exampleIds.connection }, response: example },
    source: 'docs/api.md#connections',
  },
  'connections.claim': {
    method: 'POST',
    path: '/v1/connections/{id}/claim',
    scope: 'connections:link',
    summary: 'Say whose a connection is that was linked from Gong; then it is read and served',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({
      customer: CustomerInput,
      code: z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe('What the browser brought to claimUrl; without it you answer for the match yourself'),
    }),
    response: Connection,
    example: {
      params: { id: exampleIds.connection },
      body: { customer: { id: 'acme', name: 'Acme Inc.' }, code: 'clm_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l' },
      response: example,
    },
    source: 'docs/connect.md#links-that-begin-at-gong',
  },
  'connections.credentials': {
    method: 'POST',
    path: '/v1/connections/{id}/credentials',
    scope: 'credentials:read',
    summary: 'Read the credentials of a connection in the clear, with a reason; on record, and off unless turned on',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({ reason: Name.describe('Why, for whoever looks into it later') }),
    response: z.strictObject({
      connectionId: ConnectionId,
      baseUrl: z.string(),
      credentials: z.discriminatedUnion('type', [
        z.strictObject({
          type: z.literal('oauth2'),
          accessToken: z.string(),
          refreshToken: z.string().nullable().describe('Whoever uses it makes the one that is stored here worthless'),
          expiresAt: Instant.nullable(),
        }),
        z.strictObject({ type: z.literal('apiKey'), accessKey: z.string(), accessKeySecret: z.string() }),
      ]),
    }),
    example: {
      params: { id: exampleIds.connection },
      body: { reason: 'Moving to another platform, ticket 4711' },
      response: {
        connectionId: exampleIds.connection,
        baseUrl: 'https://us-12345.api.gong.io',
        credentials: { type: 'apiKey', accessKey: 'ABCDEFGH', accessKeySecret: 'as it was typed' },
      },
    },
    source: 'docs/api.md#connections',
  },
  'connections.status': {
    method: 'GET',
    path: '/v1/connections/{id}/status',
    scope: 'connections:read',
    summary: 'Whether a connection works: credentials, call budget, freshness of each model, last error',
    params: z.strictObject({ id: z.string() }),
    response: z.strictObject({
      connectionId: ConnectionId,
      auth: z.strictObject({
        status: z.enum(CONNECTION_STATUSES),
        reason: z.string().nullable(),
        accessTokenExpiresAt: Instant.nullable(),
        clientRefused: z
          .string()
          .nullable()
          .describe(
            "What Gong says against the integration's own client id and secret; its connections are as good as before",
          ),
        refusedBaseUrl: z
          .string()
          .nullable()
          .describe('An address that Gong named for this company and that is none of Gong. Nothing is sent there'),
      }),
      budget: z.strictObject({
        usedToday: z.int(),
        perDay: z.int(),
        perSecond: z.int(),
        leftToday: LeftToday,
        resetsAt: Instant,
        pausedUntil: Instant.nullable(),
      }),
      scopes: z
        .strictObject({
          requested: z.array(z.string()).describe('What its integration asks for now'),
          granted: z.array(z.string()).nullable().describe('Null for API keys, whose scopes Gong does not tell'),
          notGranted: z.array(z.string()).describe('Asked for and not granted: connect it again to get them'),
        })
        .describe('Requested against granted'),
      missingScopes: z.array(z.string()).describe('Scopes that a sync needs and Gong did not grant'),
      models: z.array(ModelFreshness),
      lastError: Failure.extend({ at: Instant, model: z.string() }).nullable(),
    }),
    example: {
      params: { id: exampleIds.connection },
      response: {
        connectionId: exampleIds.connection,
        auth: {
          status: 'active',
          reason: null,
          accessTokenExpiresAt: '2026-06-11T15:02:00.000Z',
          clientRefused: null,
          refusedBaseUrl: null,
        },
        budget: {
          usedToday: 29,
          perDay: 10_000,
          perSecond: 3,
          leftToday: { interactive: 9_971, incremental: 8_971, backfill: 6_971 },
          resetsAt: '2026-06-11T00:00:00.000Z',
          pausedUntil: null,
        },
        scopes: {
          requested: ['api:users:read', 'api:workspaces:read'],
          granted: ['api:users:read', 'api:workspaces:read'],
          notGranted: [],
        },
        missingScopes: [],
        models: [{ model: 'users', state: 'idle', caughtUp: true, records: 40, freshAt: '2026-06-10T15:02:09.000Z' }],
        lastError: null,
      },
    },
    source: 'docs/api.md#connections',
  },
})
