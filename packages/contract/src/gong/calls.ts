import { z } from 'zod'
import { CallData, CallMetaData } from './call.ts'
import { exampleCall, exampleTranscript } from './call-example.ts'
import { ContentSelector, EVERYTHING_BUT_MEDIA } from './content-selector.ts'
import { Id, Instant, optional, Records, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { exampleManualCrmAssociation, ManualCrmAssociation } from './manual-crm-association.ts'
import { exampleNewCall, NewCall } from './new-call.ts'
import { CallTranscript } from './transcripts.ts'

export { ContentSelector, EVERYTHING_BUT_MEDIA }

/** Gong answers an empty window and unknown ids alike. Recorded live, June 2026. */
export const NO_CALLS = 'No calls found corresponding to the provided filters'

/** 1.5 GB, in the decimal reading. */
const MAX_MEDIA_BYTES = 1_500_000_000

const window = {
  fromDateTime: Instant.optional().describe('Calls that started at this instant or later'),
  toDateTime: Instant.optional().describe('Calls that started before this instant'),
  workspaceId: Id.optional(),
  callIds: z.array(Id).optional().describe('Intersected with the window when both are given'),
}

const oneRecord = { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }

const exampleId = exampleCall.metaData.id

export const calls = gongTable({
  'calls.list': {
    title: 'List calls',
    method: 'GET',
    path: '/v2/calls',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:calls:read:basic',
    summary: 'List the metaData of calls, oldest first by start',
    query: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      fromDateTime: window.fromDateTime,
      toDateTime: window.toDateTime,
      workspaceId: window.workspaceId,
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, calls: z.array(CallMetaData) }),
    paging: { cursorIn: 'query', items: 'calls', pageSize: 100, empty: { status: 404, text: NO_CALLS } },
    limits: [
      'Gong’s document marks both dates as required, and says in words what happens without them.',
      'By that document the window holds the scheduled time of web conferences here, and the start in calls.listExtensive.',
    ],
    example: {
      query: { fromDateTime: '2026-06-01T00:00:00Z', toDateTime: '2026-07-01T00:00:00Z' },
      response: { requestId: '4al018gzaztcr8nbukw', records: oneRecord, calls: [exampleCall.metaData] },
    },
    source: 'Gong OpenAPI 2026-07-05, listCalls; 404 on empty recorded live, June 2026',
  },
  'calls.create': {
    title: 'Create call',
    knownAs: ['upload-call'],
    method: 'POST',
    path: '/v2/calls',
    effect: 'writes',
    repeat: { key: 'clientUniqueId' },
    scope: 'api:calls:create',
    summary: 'Add a call of another system, whose recording is fetched from a URL or sent afterwards',
    body: NewCall,
    response: z.looseObject({ requestId: RequestId, callId: optional(Id) }),
    limits: [
      'The call is listed only once its recording has come and has been processed.',
      'Refused with 409 where the recording or import of calls is off for the primary user.',
      'What downloadMediaUrl leads to is audio, video or application/octet-stream, and at most 1.5 GB.',
    ],
    example: { body: exampleNewCall, response: { requestId: '4al018gzaztcr8nbukw', callId: exampleId } },
    source: 'Gong OpenAPI 2026-07-05, addCall; status and texts of refusals by live observation, June 2026',
  },
  'calls.get': {
    title: 'Get call',
    knownAs: ['get-call-by-id'],
    method: 'GET',
    path: '/v2/calls/{id}',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:calls:read:basic',
    summary: 'Read the metaData of one call',
    params: z.object({ id: Id }),
    response: z.looseObject({ requestId: RequestId, call: CallMetaData }),
    example: {
      params: { id: exampleId },
      response: { requestId: '4al018gzaztcr8nbukw', call: exampleCall.metaData },
    },
    source: 'Gong OpenAPI 2026-07-05, getCall; 404 recorded live, June 2026',
  },
  'calls.uploadMedia': {
    title: 'Add call media',
    method: 'PUT',
    path: '/v2/calls/{id}/media',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:calls:create',
    summary: 'Send the recording of a call that was created without a URL for it',
    params: z.object({ id: Id.describe('As calls.create answered it') }),
    upload: {
      part: 'mediaFile',
      mediaTypes: ['audio/', 'video/', 'application/octet-stream'],
      maxBytes: MAX_MEDIA_BYTES,
    },
    status: 201,
    response: z.looseObject({ requestId: RequestId, callId: optional(Id), url: optional(z.string()) }),
    limits: [
      'WAV, MP3, MP4, MKV or FLAC.',
      'Not for a call that was created with downloadMediaUrl.',
      'One connector writes of 60 MB at most here, and advises downloadMediaUrl above that.',
    ],
    example: {
      params: { id: exampleId },
      upload: 'the bytes of northwind-dialer-48213.wav',
      response: { requestId: '4al018gzaztcr8nbukw', callId: exampleId, url: exampleCall.metaData.url },
    },
    source: 'Gong OpenAPI 2026-07-05, addCallRecording',
  },
  'calls.manualCrmAssociations': {
    title: 'List manual CRM associations',
    method: 'GET',
    path: '/v2/calls/manual-crm-associations',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:crm-calls:manual-association:read',
    summary: 'List who tied which call to which CRM objects by hand',
    query: z.object({
      cursor: z.string().optional().describe('With it, every other input must be repeated unchanged'),
      fromDateTime: Instant.optional().describe('Associations made at this instant or later'),
    }),
    response: z.looseObject({
      requestId: RequestId,
      records: Records,
      associations: z.array(ManualCrmAssociation),
    }),
    paging: { cursorIn: 'query', items: 'associations', pageSize: 100, empty: { status: 200 } },
    standing: 'withdrawn',
    example: {
      query: { fromDateTime: '2026-06-01T00:00:00Z' },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        records: oneRecord,
        associations: [exampleManualCrmAssociation],
      },
    },
    source: 'Gong OpenAPI of December 2024, listCRMCallsManualAssociation; gone from it by February 2026',
  },
  'calls.listExtensive': {
    title: 'List extensive calls',
    knownAs: ['fetch-call-extensive-data'],
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
    title: 'List call transcripts',
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
