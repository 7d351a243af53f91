import { type ContentSelector, type calls, EVERYTHING_BUT_MEDIA, NO_CALLS } from '@mallet/contract/gong/calls'
import type { AreaRequests } from './area-requests.ts'

const everything: ContentSelector = {
  ...EVERYTHING_BUT_MEDIA,
  exposedFields: {
    ...EVERYTHING_BUT_MEDIA.exposedFields,
    content: { ...EVERYTHING_BUT_MEDIA.exposedFields?.content, pointsOfInterest: true },
    media: true,
  },
}
const nothing = { body: { filter: { callIds: ['1'] } } }

export const callsRequests: AreaRequests<typeof calls> = {
  'calls.listExtensive': {
    good: () => ({ body: { filter: {}, contentSelector: everything } }),
    refused: [{ means: 'no call matches', request: () => nothing, status: 404, text: NO_CALLS }],
  },
  'calls.transcripts': {
    good: () => ({ body: { filter: {} } }),
    refused: [{ means: 'no call matches', request: () => nothing, status: 404, text: NO_CALLS }],
  },
}
