import { z } from 'zod'
import { table } from '../endpoint.ts'
import { exampleIds, Instant, idOf, listOf, listQuery } from './fields.ts'

/** A key of this API, without its secret part, which is shown once and stored hashed. */
export const ApiKey = z
  .strictObject({
    id: idOf('key'),
    name: z.string(),
    hint: z.string().describe('The last four characters, to tell keys apart'),
    createdAt: Instant,
    lastUsedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

const example: ApiKey = {
  id: exampleIds.key,
  name: 'backend',
  hint: '4x7k',
  createdAt: '2026-06-10T15:00:00.000Z',
  lastUsedAt: null,
}

export const apiKeys = table({
  'apiKeys.create': {
    method: 'POST',
    path: '/v1/api-keys',
    scope: 'api-keys:write',
    summary: 'Make an API key; the answer is the only place where it is shown',
    body: z.strictObject({ name: z.string().min(1).max(200) }),
    status: 201,
    response: ApiKey.extend({ key: z.string() }),
    example: {
      body: { name: 'backend' },
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
