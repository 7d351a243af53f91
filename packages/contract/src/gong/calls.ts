import { z } from 'zod'
import { CallData } from './call.ts'
import { exampleCall, exampleTranscript } from './call-example.ts'
import { Id, Instant, Records, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { CallTranscript } from './transcripts.ts'

/** Gong answers an empty window and unknown ids alike. Recorded live, June 2026. */
export const NO_CALLS = 'No calls found corresponding to the provided filters'

const window = {
  fromDateTime: Instant.optional().describe('Calls that started at this instant or later'),
  toDateTime: Instant.optional().describe('Calls that started before this instant'),
  workspaceId: Id.optional(),
  callIds: z.array(Id).optional().describe('Intersected with the window when both are given'),
}

const yes = z.boolean().optional()

/** Which parts of a call to serve besides its metaData. Everything is off unless asked for. */
export const ContentSelector = z.object({
  context: z.enum(['None', 'Basic', 'Extended']).optional().describe('Basic gives ids only, Extended the fields too'),
  contextTiming: z
    .array(z.enum(['Now', 'TimeOfCall']))
    .optional()
    .describe('Only with Extended; Now by default'),
  exposedFields: z
    .object({
      parties: yes,
      content: z
        .object({
          structure: yes,
          topics: yes,
          trackers: yes,
          trackerOccurrences: yes.describe('Needs trackers'),
          pointsOfInterest: yes.describe('Empty since 2025-01-23; highlights replace it'),
          brief: yes,
          outline: yes,
          highlights: yes,
          callOutcome: yes,
          keyPoints: yes,
        })
        .optional(),
      interaction: z.object({ speakers: yes, video: yes, personInteractionStats: yes, questions: yes }).optional(),
      collaboration: z.object({ publicComments: yes }).optional(),
      media: yes.describe('Needs the scope api:calls:read:media-url too'),
    })
    .optional(),
})
export type ContentSelector = z.infer<typeof ContentSelector>

/** Every part that exists, but media, whose links change at each reading. */
export const EVERYTHING_BUT_MEDIA: z.input<typeof ContentSelector> = {
  context: 'Extended',
  contextTiming: ['Now'],
  exposedFields: {
    parties: true,
    content: {
      structure: true,
      topics: true,
      trackers: true,
      trackerOccurrences: true,
      brief: true,
      outline: true,
      highlights: true,
      callOutcome: true,
      keyPoints: true,
    },
    interaction: { speakers: true, video: true, personInteractionStats: true, questions: true },
    collaboration: { publicComments: true },
  },
}

const oneRecord = { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }

export const calls = gongTable({
  'calls.listExtensive': {
    method: 'POST',
    path: '/v2/calls/extensive',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:calls:read:extensive',
    conditionalScopes: ['api:calls:read:media-url'],
    summary: 'List calls with the parts asked for, oldest first by start',
    body: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      filter: z
        .object({ ...window, primaryUserIds: z.array(Id).optional() })
        .describe('Mandatory; an empty filter means every call'),
      contentSelector: ContentSelector.optional(),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, calls: z.array(CallData) }),
    paging: { cursorIn: 'body', items: 'calls', pageSize: 100, empty: { status: 404, text: NO_CALLS } },
    example: {
      body: { filter: { fromDateTime: '2026-06-01T00:00:00Z' }, contentSelector: EVERYTHING_BUT_MEDIA },
      response: { requestId: '4al018gzaztcr8nbukw', records: oneRecord, calls: [exampleCall] },
    },
    source: 'Gong OpenAPI 2026-07-05, listCallsExtensive; 404 on empty and the order by live observation',
  },
  'calls.transcripts': {
    method: 'POST',
    path: '/v2/calls/transcript',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:calls:read:transcript',
    summary: 'Read the transcripts of calls, by window, by call ids, or both',
    body: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      filter: z.object(window).describe('Mandatory; an empty filter means every call'),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, callTranscripts: z.array(CallTranscript) }),
    paging: { cursorIn: 'body', items: 'callTranscripts', pageSize: 100, empty: { status: 404, text: NO_CALLS } },
    example: {
      body: { filter: { callIds: [exampleCall.metaData.id] } },
      response: { requestId: '4al018gzaztcr8nbukw', records: oneRecord, callTranscripts: [exampleTranscript] },
    },
    source: 'Gong OpenAPI 2026-07-05, getCallTranscripts; 404 on empty recorded live, June 2026',
  },
})
