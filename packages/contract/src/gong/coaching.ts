import { z } from 'zod'
import { Id, Instant, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

const CoachingUser = z.looseObject({
  id: Id,
  emailAddress: optional(z.string()),
  firstName: optional(z.string()),
  lastName: optional(z.string()),
  title: optional(z.string()),
})
export type CoachingUser = z.infer<typeof CoachingUser>

/** How a manager coached one person: the calls of each kind of coaching. */
const Coaching = z.looseObject({
  report: optional(CoachingUser),
  metrics: optional(z.record(z.string(), z.array(z.string()))).describe(
    'Call ids by metric: callsListenedTo, callsManagerAttended, callsWithFeedback, callsManagerCommentedOn, ' +
      'callsWithScorecardFilled. Gong documents no names; these are what clients read',
  ),
})

export const coaching = gongTable({
  'coaching.list': {
    title: 'List coaching metrics',
    method: 'GET',
    path: '/v2/coaching',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:coaching:read',
    summary: 'Read how a manager coached the people who report to them directly',
    query: z.object({
      'workspace-id': Id,
      'manager-id': Id.describe('A user without direct reports gets an empty answer'),
      from: Instant,
      to: Instant,
    }),
    response: z.looseObject({
      requestId: RequestId,
      coachingData: z.array(
        z.looseObject({
          manager: optional(CoachingUser),
          directReportsMetrics: optional(z.array(Coaching)),
        }),
      ),
    }),
    list: 'coachingData',
    limits: ['from and to are instants: a date alone is refused.'],
    example: {
      query: {
        'workspace-id': '7273476131570014184',
        'manager-id': '7273476131570014198',
        from: '2026-06-01T00:00:00Z',
        to: '2026-07-01T00:00:00Z',
      },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        coachingData: [
          {
            manager: {
              id: '7273476131570014198',
              emailAddress: 'ines.okafor@northwind.example',
              firstName: 'Ines',
              lastName: 'Okafor',
              title: 'Manager, Sales',
            },
            directReportsMetrics: [
              {
                report: {
                  id: '7273476131570014205',
                  emailAddress: 'dana.reyes@northwind.example',
                  firstName: 'Dana',
                  lastName: 'Reyes',
                  title: 'Account Executive',
                },
                metrics: {
                  callsListenedTo: ['7782342274025937895', '7782342274025937902'],
                  callsManagerAttended: [],
                  callsWithFeedback: ['7782342274025937895'],
                  callsManagerCommentedOn: ['7782342274025937895'],
                  callsWithScorecardFilled: [],
                },
              },
            ],
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listUsers_1; names of the metrics from clients that read them',
  },
})
