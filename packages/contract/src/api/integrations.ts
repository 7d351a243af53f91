import { z } from 'zod'
import { actions } from '../actions/index.ts'
import { table } from '../endpoint.ts'
import { exampleIds, Instant, IntegrationId, listOf, listQuery, Name } from './fields.ts'

const Gong = z.strictObject({
  appUrl: z.url().describe('Where customers sign in and consent'),
  apiUrl: z.url().describe('Used until Gong names the address of the company'),
})

const AuthInput = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('oauth2'),
    clientId: z.string().min(1).max(500),
    clientSecret: z.string().min(1).max(2000),
    scopes: z
      .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a scope of RFC 6749'))
      .min(1)
      .max(100),
  }),
  z.strictObject({ type: z.literal('apiKey') }),
])

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
      z.strictObject({ type: z.literal('oauth2'), clientId: z.string(), scopes: z.array(z.string()) }),
      z.strictObject({ type: z.literal('apiKey') }),
    ]),
    gong: Gong,
    actions: z.array(z.string()).nullable().describe('The actions that are enabled; null is all of them'),
    redirectUri: z.string().describe('What to register in Gong'),
    createdAt: Instant,
  })
  .meta({ id: 'Integration' })
export type Integration = z.infer<typeof Integration>

const example: Integration = {
  id: exampleIds.integration,
  name: 'Gong',
  auth: { type: 'oauth2', clientId: 'acme-client', scopes: ['api:users:read', 'api:workspaces:read'] },
  gong: { appUrl: 'https://app.gong.io', apiUrl: 'https://api.gong.io' },
  actions: null,
  redirectUri: 'http://127.0.0.1:4400/oauth/callback',
  createdAt: '2026-06-10T15:00:00.000Z',
}

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
    }),
    status: 201,
    idempotent: true,
    response: Integration,
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
      response: example,
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
    response: Integration,
    example: { params: { id: exampleIds.integration }, response: example },
    source: 'docs/api.md#integrations',
  },
  'integrations.update': {
    method: 'PATCH',
    path: '/v1/integrations/{id}',
    scope: 'integrations:write',
    summary: 'Change the name of an integration, or which actions it enables',
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({ name: Name.optional(), actions: EnabledActions.optional() }),
    response: Integration,
    example: {
      params: { id: exampleIds.integration },
      body: { actions: ['users.list', 'users.search'] },
      response: { ...example, actions: ['users.list', 'users.search'] },
    },
    source: 'docs/api.md#integrations',
  },
})
