import { z } from 'zod'
import { table } from '../endpoint.ts'
import { exampleIds, Instant, listOf } from './fields.ts'
import { Model } from './syncs.ts'

export const CHANGES = ['added', 'updated', 'deleted'] as const

/** A record at its newest version. */
export const RecordItem = z
  .strictObject({
    id: z.string(),
    version: z.int().describe('1 at first, one more with each change'),
    change: z.enum(CHANGES),
    changedAt: Instant,
    data: z.unknown().describe("Gong's object as served"),
  })
  .meta({ id: 'Record' })
export type RecordItem = z.infer<typeof RecordItem>

export const records = table({
  'records.list': {
    method: 'GET',
    path: '/v1/connections/{id}/records/{model}',
    scope: 'records:read',
    summary: 'Read records in the order of their changes; keep resumeCursor to read on from here later',
    params: z.strictObject({ id: z.string(), model: Model }),
    query: z.strictObject({
      limit: z.coerce.number<number>().int().min(1).max(1000).default(100),
      cursor: z.string().max(500).optional(),
      modifiedAfter: Instant.optional().describe('Only records that changed after this instant'),
      change: z.enum(CHANGES).optional(),
      ids: z
        .string()
        .max(25_000)
        .transform((text) => text.split(','))
        .pipe(z.array(z.string().min(1)).max(1000))
        .optional()
        .describe('Up to 1,000, separated by commas'),
    }),
    response: z.strictObject({
      items: z.array(RecordItem),
      nextCursor: z.string().nullable().describe('Null on the last page'),
      resumeCursor: z.string().describe('Always there: later changes come behind it'),
    }),
    example: {
      params: { id: exampleIds.connection, model: 'users' },
      query: { limit: 100 },
      response: {
        items: [
          {
            id: '7273476131570014205',
            version: 1,
            change: 'added',
            changedAt: '2026-06-10T15:02:02.000Z',
            data: { id: '7273476131570014205', emailAddress: 'dana.reyes@northwind.example' },
          },
        ],
        nextCursor: null,
        resumeCursor: 'eyJzIjoxLCJxIjo0MH0',
      },
    },
    source: 'docs/api.md#records',
  },
  'records.versions': {
    method: 'GET',
    path: '/v1/connections/{id}/records/{model}/{recordId}/versions',
    scope: 'records:read',
    summary: 'Read what a record was before each change, newest first',
    params: z.strictObject({ id: z.string(), model: Model, recordId: z.string().max(100) }),
    query: z.strictObject({
      limit: z.coerce.number<number>().int().min(1).max(100).default(20),
      cursor: z.string().max(500).optional(),
    }),
    response: listOf(RecordItem),
    example: {
      params: { id: exampleIds.connection, model: 'users', recordId: '7273476131570014205' },
      query: { limit: 20 },
      response: {
        items: [
          {
            id: '7273476131570014205',
            version: 1,
            change: 'added',
            changedAt: '2026-06-10T15:02:02.000Z',
            data: { id: '7273476131570014205', emailAddress: 'dana.reyes@northwind.example' },
          },
        ],
        nextCursor: null,
      },
    },
    source: 'docs/api.md#records',
  },
})
