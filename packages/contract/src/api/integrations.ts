import { z } from 'zod'
import { actions } from '../actions/index.ts'
import { table } from '../endpoint.ts'
import { keyPairFields } from './attempt.ts'
import { ConnectionId, exampleIds, Instant, IntegrationId, listOf, listQuery, Name } from './fields.ts'
import { exampleScopeGroups, ScopeGroups } from './integration-scopes.ts'
import { Model } from './syncs.ts'

const Gong = z.strictObject({
  appUrl: z.url().describe('Where customers sign in and consent'),
  apiUrl: z.url().describe('Used until Gong names the address of the company'),
})

const ScopesInput = z
  .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a scope of RFC 6749'))
  .min(1)
  .max(100)

/** Shorter ones would be renewed again and again; of longer ones nobody believes that they are true. */
const TokenLifetimeSeconds = z
  .int()
  .min(3600)
  .max(30 * 86_400)
  .nullable()

/** Tested with a real call before it is stored; never read again. */
const keyPair = z.strictObject(keyPairFields).partial()
const isWholePair = ({ accessKey, accessKeySecret, baseUrl }: z.infer<typeof keyPair>) =>
  new Set([accessKey, accessKeySecret, baseUrl].map((part) => part === undefined)).size === 1
const WHOLE_PAIR = 'accessKey, accessKeySecret and baseUrl go together'

const AuthInput = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oauth2'),
    clientId: z.string().min(1).max(500).optional().describe('Gong shows it once the redirect URI is registered there'),
    clientSecret: z.string().min(1).max(2000).optional(),
    scopes: ScopesInput.optional().describe('What customers are asked for; if left out, what the syncs need'),
    tokenLifetimeSeconds: TokenLifetimeSeconds.optional(),
  }),
  z
    .strictObject({ type: z.literal('apiKey'), ...keyPair.shape })
    .describe('With a key pair of its own for internal use, or without one for those of customers')
    .refine(isWholePair, WHOLE_PAIR),
])

/** By OAuth all but the key pair, by API key only that. */
const AuthChanges = z.strictObject({
  clientId: z.string().min(1).max(500).optional().describe('Cannot change while there are connections'),
  clientSecret: z.string().min(1).max(2000).optional(),
  overlapSeconds: z
    .int()
    .min(0)
    .max(30 * 86_400)
    .default(86_400)
    .describe(
      'How long the secret before is tried where Gong refuses the new one. It ends once the new one has worked',
    ),
  scopes: ScopesInput.optional(),
  tokenLifetimeSeconds: TokenLifetimeSeconds.optional(),
  ...keyPair.shape,
})

/** Models that are not named are not read for its connections. */
const EnabledSyncs = z.array(Model).max(20).nullable()

/** Every other action is refused by every door. `http.request` stands for what the proxy sends to undocumented paths, too. */
const EnabledActions = z
  .array(z.string().refine((name) => actions.has(name), 'must be the name of an action of GET /v1/actions'))
  .max(200)
  .nullable()

/** One Gong app, or one way of linking by API key. Its secret can be written, never read. */
export const Integration = z
  .strictObject({
    id: IntegrationId,
    name: z.string(),
    auth: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('oauth2'),
        clientId: z.string().nullable(),
        hasClientSecret: z.boolean(),
        previousSecretUntil: Instant.nullable().describe(
          'Until then the secret before is tried where Gong refuses the present one; null where there is none',
        ),
        scopes: z.array(z.string()).describe('What customers are asked for'),
        tokenLifetimeSeconds: z.int().nullable().describe('What Gong is asked for; null leaves it to Gong, a day'),
      }),
      z.strictObject({
        type: z.literal('apiKey'),
        connectionId: ConnectionId.nullable().describe(
          'The connection of the key pair that it holds itself; null where it holds none and customers link theirs',
        ),
      }),
    ]),
    gong: Gong,
    actions: z.array(z.string()).nullable().describe('The actions that are enabled; null is all of them'),
    syncs: z.array(Model).nullable().describe('The models that are read for its connections; null is all of them'),
    state: z.enum(['incomplete', 'ready']).describe('Whether companies can be linked through it'),
    missing: z
      .array(z.strictObject({ field: z.string(), message: z.string(), fix: z.string() }))
      .describe('What makes it incomplete'),
    suspendedAt: Instant.nullable().describe('Since when its connections ask Gong nothing'),
    redirectUri: z.string().describe('What to register in Gong, exactly like this'),
    redirectUriWarning: z.string().nullable().describe('Why Gong, or a browser elsewhere, will not come back there'),
    createdAt: Instant,
  })
  .meta({ id: 'Integration' })
export type Integration = z.infer<typeof Integration>

/** With its scopes by group; null for API keys, which have none. */
export const IntegrationDetails = Integration.extend({ scopes: ScopeGroups.nullable() }).meta({
  id: 'IntegrationDetails',
})
export type IntegrationDetails = z.infer<typeof IntegrationDetails>

const example: Integration = {
  id: exampleIds.integration,
  name: 'Gong',
  auth: {
    type: 'oauth2',
    clientId: 'acme-client',
    hasClientSecret: true,
    previousSecretUntil: null,
    scopes: ['api:users:read', 'api:workspaces:read'],
    tokenLifetimeSeconds: null,
  },
  gong: { appUrl: 'https://app.gong.io', apiUrl: 'https://api.gong.io' },
  actions: null,
  syncs: null,
  state: 'ready',
  missing: [],
  suspendedAt: null,
  redirectUri: 'https://mallet.example.com/oauth/callback',
  redirectUriWarning: null,
  createdAt: '2026-06-10T15:00:00.000Z',
}
const details: IntegrationDetails = { ...example, scopes: exampleScopeGroups }

export const integrations = table({
  'integrations.create': {
    method: 'POST',
    path: '/v1/integrations',
    scope: 'integrations:write',
    summary: 'Set up a Gong app, or linking by API key',
    body: z.strictObject({
      name: Name,
      auth: AuthInput,
      gong: Gong.partial().optional(),
      actions: EnabledActions.optional(),
      syncs: EnabledSyncs.optional(),
    }),
    status: 201,
    idempotent: true,
    response: IntegrationDetails,
    example: {
      body: {
        name: 'Gong',
        auth: {
          type: 'oauth2',
          clientId: 'acme-client',
          clientSecret: 'from the Gong admin page',
          scopes: ['api:users:read', 'api:workspaces:read'],
        },
      },
      response: details,
    },
    source: 'docs/api.md#integrations',
  },
  'integrations.list': {
    method: 'GET',
    path: '/v1/integrations',
    scope: 'integrations:read',
    summary: 'List the integrations',
    query: z.strictObject(listQuery),
    response: listOf(Integration),
    example: { response: { items: [example], nextCursor: null } },
    source: 'docs/api.md#integrations',
  },
  'integrations.get': {
    method: 'GET',
    path: '/v1/integrations/{id}',
    scope: 'integrations:read',
    summary: 'Read one integration',
    params: z.strictObject({ id: z.string() }),
    response: IntegrationDetails,
    example: { params: { id: exampleIds.integration }, response: details },
    source: 'docs/api.md#integrations',
  },
  'integrations.update': {
    method: 'PATCH',
    path: '/v1/integrations/{id}',
    scope: 'integrations:write',
    summary: 'Change an integration: its name, secrets, scopes, or which actions and syncs it enables',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({
      name: Name.optional(),
      auth: AuthChanges.refine(isWholePair, WHOLE_PAIR).optional(),
      actions: EnabledActions.optional(),
      syncs: EnabledSyncs.optional(),
    }),
    response: IntegrationDetails,
    example: {
      params: { id: exampleIds.integration },
      body: { actions: ['users.list', 'users.search'] },
      response: { ...details, actions: ['users.list', 'users.search'] },
    },
    source: 'docs/api.md#integrations',
  },
  'integrations.suspend': {
    method: 'POST',
    path: '/v1/integrations/{id}/suspend',
    scope: 'integrations:write',
    summary: 'Link nothing through an integration and stop all of its connections, until it is resumed',
    params: z.strictObject({ id: z.string() }),
    response: IntegrationDetails,
    example: {
      params: { id: exampleIds.integration },
      response: { ...details, suspendedAt: '2026-06-10T16:00:00.000Z' },
    },
    source: 'docs/api.md#integrations',
  },
  'integrations.resume': {
    method: 'POST',
    path: '/v1/integrations/{id}/resume',
    scope: 'integrations:write',
    summary: 'End a suspension; connections that are not suspended themselves go on where they were',
    params: z.strictObject({ id: z.string() }),
    response: IntegrationDetails,
    example: { params: { id: exampleIds.integration }, response: details },
    source: 'docs/api.md#integrations',
  },
  'integrations.deletion': {
    method: 'GET',
    path: '/v1/integrations/{id}/deletion',
    scope: 'integrations:read',
    summary: 'What deleting an integration would stop; nothing is changed',
    params: z.strictObject({ id: z.string() }),
    response: z.strictObject({
      integrationId: IntegrationId,
      connections: z.int().describe('They would be deleted with all their records'),
      activeConnections: z.int().describe('Those of them that work now'),
      syncs: z.int(),
      openLinks: z.int().describe('Links that somebody may still follow, and that would open nothing'),
    }),
    example: {
      params: { id: exampleIds.integration },
      response: {
        integrationId: exampleIds.integration,
        connections: 3,
        activeConnections: 2,
        syncs: 12,
        openLinks: 1,
      },
    },
    source: 'docs/api.md#integrations',
  },
  'integrations.delete': {
    method: 'DELETE',
    path: '/v1/integrations/{id}',
    scope: 'integrations:write',
    summary: 'Delete an integration; its connections with it, where their number is confirmed',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({
      connections: z.coerce
        .number<number>()
        .int()
        .min(0)
        .default(0)
        .describe('How many connections may be deleted with it; the key needs connections:write then'),
    }),
    response: z.strictObject({ id: IntegrationId, deletedAt: Instant, connections: z.int() }),
    example: {
      params: { id: exampleIds.integration },
      query: { connections: 3 },
      response: { id: exampleIds.integration, deletedAt: '2026-06-10T16:00:00.000Z', connections: 3 },
    },
    source: 'docs/api.md#integrations',
  },
})
