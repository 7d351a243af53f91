import { z } from 'zod'
import { openEnum, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** What a telephone call can have come to, for the one who made it to choose. */
export const CallOutcome = z
  .looseObject({
    callOutcome: optional(z.string()).describe('Its name, which calls have in content.callOutcome'),
    displayOrder: optional(z.int()).describe('Within its category, from 1'),
    connectStatus: optional(openEnum(['CONNECTED', 'NOT_CONNECTED'])),
    sentiment: optional(openEnum(['POSITIVE', 'NEGATIVE', 'NEUTRAL'])),
    todoAction: optional(openEnum(['COMPLETE', 'COMPLETE_AND_REMOVE'])).describe('What becomes of the task'),
    automation: optional(openEnum(['MARK_AS_OPT_OUT'])).describe('What else happens; mostly nothing'),
    category: optional(openEnum(['ANSWERED', 'NOT_ANSWERED'])),
  })
  .meta({ id: 'CallOutcome' })
export type CallOutcome = z.infer<typeof CallOutcome>

export const callOutcomes = gongTable({
  'callOutcomes.list': {
    title: 'List call outcomes',
    method: 'GET',
    path: '/v2/call-outcomes',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:call-outcomes:read',
    summary: 'List what a call of the dialer can have come to, in no particular order',
    response: z.looseObject({ requestId: RequestId, outcomes: z.array(CallOutcome) }),
    list: 'outcomes',
    example: {
      response: {
        requestId: '4al018gzaztcr8nbukw',
        outcomes: [
          {
            callOutcome: 'Meeting booked',
            displayOrder: 2,
            connectStatus: 'CONNECTED',
            sentiment: 'POSITIVE',
            todoAction: 'COMPLETE',
            automation: null,
            category: 'ANSWERED',
          },
          {
            callOutcome: 'Left voicemail',
            displayOrder: 2,
            connectStatus: 'NOT_CONNECTED',
            sentiment: 'NEUTRAL',
            todoAction: 'COMPLETE',
            automation: null,
            category: 'NOT_ANSWERED',
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listCallOutcomes; names and the lack of an order recorded live, June 2026',
  },
})
