import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ConnectionId, exampleIds, Instant, idOf, listOf, listQuery, Name } from './fields.ts'
import { Scope } from './scopes.ts'

/** A key of this API, without its secret part, which is shown once and stored hashed. */
export const ApiKey = z
  .strictObject({
    id: idOf('key'),
    name: z.string(),
    hint: z.string().describe('The last four characters, to tell keys apart'),
    scopes: z.array(Scope),
    connectionIds: z.array(z.string()).nullable().describe('The connections it is limited to; null is all of them'),
    createdAt: Instant,
    expiresAt: Instant.nullable(),
    lastUsedAt: Instant.nullable().describe('To the minute'),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

const example: ApiKey = {
  id: exampleIds.key,
  name: 'backend',
  hint: '4x7k',
  scopes: ['connections:read', 'records:read'],
  connectionIds: [exampleIds.connection],
  createdAt: '2026-06-10T15:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
}

export const apiKeys = table({
  'apiKeys.create': {
    method: 'POST',
    path: '/v1/api-keys',
    scope: 'api-keys:write',
    summary: 'Make an API key; the answer is the only place where it is shown',
    body: z.strictObject({
      name: Name,
      scopes: z.array(Scope).min(1).max(20).optional().describe('Those of the key that asks, where they are left out'),
      connectionIds: z
        .array(ConnectionId)
        .min(1)
        .max(1000)
        .optional()
        .describe('Limits the key to these; others are to it as if they did not exist'),
      expiresAt: Instant.optional().describe('It never expires where this is left out'),
    }),
    status: 201,
    idempotent: true,
    response: ApiKey.extend({ key: z.string() }),
    example: {
      body: { name: 'backend', scopes: ['connections:read', 'records:read'], connectionIds: [exampleIds.connection] },
      response: { ...example, key: 'mk_q3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l7k0p3s6v94x7k' },
    },
    source: 'docs/api.md#api-keys',
  },
  'apiKeys.list': {
    method: 'GET',
    path: '/v1/api-keys',
    scope: 'api-keys:read',
    summary: 'List the keys that have not been revoked',
    query: z.strictObject(listQuery),
    response: listOf(ApiKey),
    example: { response: { items: [example], nextCursor: null } },
    source: 'docs/api.md#api-keys',
  },
  'apiKeys.revoke': {
    method: 'DELETE',
    path: '/v1/api-keys/{id}',
    scope: 'api-keys:write',
    summary: 'Revoke a key at once',
    params: z.strictObject({ id: z.string() }),
    response: ApiKey,
    example: { params: { id: exampleIds.key }, response: example },
    source: 'docs/api.md#api-keys',
  },
})
