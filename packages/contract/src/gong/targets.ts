import { z } from 'zod'
import { optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { UNKNOWN_SCOPE } from './scopes.ts'

/** Data rows of one CSV, its header not counted. */
export const MOST_ASSIGNMENTS = 10_000

/** What the people of a workspace are measured by, such as a quota. */
export const Target = z
  .looseObject({
    id: z.string().optional(),
    name: optional(z.string()),
    description: optional(z.string()),
    type: optional(z.string()).describe('Which values there are is not documented'),
    unit: optional(z.string()).describe('Which values there are is not documented'),
    hierarchyType: optional(z.string()).describe('Which values there are is not documented'),
    createdDateTime: optional(z.string()).describe('ISO 8601'),
  })
  .meta({ id: 'Target' })
export type Target = z.infer<typeof Target>

const workspaceId = '623457276584334000'

export const targets = gongTable({
  'targets.list': {
    title: 'List targets',
    method: 'GET',
    path: '/v2/targets',
    effect: 'reads',
    repeat: 'safe',
    scope: UNKNOWN_SCOPE,
    summary: 'List the targets that are defined in a workspace',
    query: z.object({ workspaceId: z.string() }),
    response: z.looseObject({ requestId: RequestId, targets: z.array(Target).optional() }),
    list: 'targets',
    needs: 'forecast',
    example: {
      query: { workspaceId },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        targets: [
          {
            id: '4310285764213905511',
            name: 'Bookings 2026',
            description: 'New business, closed won',
            type: 'REVENUE',
            unit: 'CURRENCY',
            hierarchyType: 'MANAGER',
            createdDateTime: '2025-12-11T09:30:00Z',
          },
        ],
      },
    },
    source: 'Gong’s document of 2026-07-30 as one client lists it, listTargetDefinitions; scope not known',
  },
  'targets.uploadAssignments': {
    title: 'Upload target assignments',
    method: 'POST',
    path: '/v2/targets/{targetId}/assignments',
    effect: 'writes',
    repeat: 'unsafe',
    scope: UNKNOWN_SCOPE,
    summary: 'Upload who has to reach how much of a target, as CSV',
    params: z.object({ targetId: z.string() }),
    query: z.object({
      workspaceId: z.string(),
      validateOnly: z.boolean().optional().describe('Only looks for faults and keeps nothing; false by default'),
    }),
    upload: { part: 'file', mediaTypes: ['text/csv', 'text/plain'], maxBytes: 50_000_000 },
    response: z.looseObject({ requestId: RequestId }).describe('What else comes is not documented'),
    limits: [`At most ${MOST_ASSIGNMENTS} data rows`, 'Which columns a row has is not documented'],
    needs: 'forecast',
    example: {
      params: { targetId: '4310285764213905511' },
      query: { workspaceId, validateOnly: true },
      upload: 'email,period,value\ndana.reyes@northwind.example,2026-Q3,250000\n',
      response: { requestId: '4al018gzaztcr8nbukw' },
    },
    source: 'Gong’s document of 2026-07-30 as one client lists it, uploadAssignments; scope and answer not known',
  },
})
