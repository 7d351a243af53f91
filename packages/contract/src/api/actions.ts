import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ConnectionId, exampleIds, IntegrationId } from './fields.ts'

const JsonSchema = z.record(z.string(), z.unknown())
const Json = z.record(z.string(), z.unknown())

/** One thing that can be done for a connection, or one kind of record that is kept for it. */
export const CatalogueEntry = z
  .strictObject({
    name: z.string(),
    type: z.enum(['action', 'sync']),
    title: z.string(),
    knownAs: z.array(z.string()).describe('Other names that actions.run takes'),
    resource: z.string(),
    summary: z.string(),
    operations: z
      .array(z.strictObject({ name: z.string(), method: z.string(), path: z.string() }))
      .describe('What Gong is asked. Empty where the input says so'),
    scopes: z.array(z.string()).describe("Gong's scopes that it needs"),
    conditionalScopes: z.array(z.string()).describe('Needed besides, when the input asks for more'),
    effect: z.enum(['reads', 'writes', 'destroys']),
    repeat: z
      .union([z.enum(['safe', 'unsafe']), z.strictObject({ key: z.string() })])
      .describe('What asking twice does; with a key, Gong refuses a second one that has the same value in that field'),
    paged: z.boolean().describe('Takes cursor, and all for several pages at once'),
    upload: z.strictObject({ mediaTypes: z.array(z.string()), maxBytes: z.int() }).nullable(),
    needs: z.enum(['engage', 'ai-credits', 'forecast']).nullable().describe('What must have been bought besides Gong'),
    standing: z.enum(['beta', 'legacy', 'deprecated', 'undocumented', 'withdrawn']).nullable(),
    instead: z.string().nullable().describe('What Gong would rather see used'),
    limits: z.array(z.string()),
    input: JsonSchema.describe('JSON Schema'),
    output: JsonSchema.describe('JSON Schema'),
    example: z.strictObject({ input: Json, output: Json }),
    source: z.string(),
  })
  .meta({ id: 'CatalogueEntry' })
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

const workspaces = [{ id: '623457276584334', name: 'Sales' }]
const example: CatalogueEntry = {
  name: 'workspaces.list',
  type: 'action',
  title: 'List workspaces',
  knownAs: ['list-workspaces'],
  resource: 'workspaces',
  summary: 'List the workspaces of the company',
  operations: [{ name: 'workspaces.list', method: 'GET', path: '/v2/workspaces' }],
  scopes: ['api:workspaces:read'],
  conditionalScopes: [],
  effect: 'reads',
  repeat: 'safe',
  paged: false,
  upload: null,
  needs: null,
  standing: null,
  instead: null,
  limits: [],
  input: { type: 'object', properties: {}, additionalProperties: false },
  output: { type: 'object' },
  example: { input: {}, output: { requestId: '4al018gzaztcr8nbukw', workspaces } },
  source: 'Gong OpenAPI 2026-07-05, listWorkspaces',
}

export const actions = table({
  'actions.list': {
    method: 'GET',
    path: '/v1/actions',
    scope: 'actions:read',
    summary: 'The catalogue: what can be done for a connection and what is kept of it, by resource',
    query: z.strictObject({
      connectionId: ConnectionId.optional().describe('Only what the integration of this connection enables'),
      integrationId: IntegrationId.optional().describe('Only what this integration enables'),
      resource: z.string().max(100).optional(),
    }),
    response: z.strictObject({
      items: z.array(z.strictObject({ resource: z.string(), items: z.array(CatalogueEntry) })),
    }),
    example: { query: { resource: 'workspaces' }, response: { items: [{ resource: 'workspaces', items: [example] }] } },
    source: 'docs/api.md#actions',
  },
  'actions.run': {
    method: 'POST',
    path: '/v1/connections/{id}/actions/{name}',
    scope: 'actions:read',
    summary:
      "Run an action: params, query and body of Gong's operation in one object. For an upload the body is the file, of its own media type or as multipart/form-data, and the rest stands in the query",
    params: z.strictObject({ id: z.string(), name: z.string().max(100) }),
    query: z.looseObject({}),
    body: z.looseObject({}),
    mayBeFile: true,
    maxBodyBytes: 524_288,
    response: z.looseObject({}).describe("Gong's answer, parsed"),
    conditionalScopes: ['actions:write'],
    example: {
      params: { id: exampleIds.connection, name: 'workspaces.list' },
      body: {},
      response: { requestId: '4al018gzaztcr8nbukw', workspaces },
    },
    source: 'docs/api.md#actions',
  },
})
