import type { Handlers } from '@mallet/contract/derive/routes'
import type { calls } from '@mallet/contract/gong/calls'
import type { ApiCall } from '../api-call.ts'
import { createCall } from './create-call.ts'
import { getCall } from './get-call.ts'
import { listCalls } from './list-calls.ts'
import { listCallsExtensive } from './list-calls-extensive.ts'
import { listManualCrmAssociations } from './list-manual-crm-associations.ts'
import { listTranscripts } from './list-transcripts.ts'
import { uploadCallMedia } from './upload-call-media.ts'

export const callsHandlers: Handlers<typeof calls, ApiCall> = {
  'calls.list': listCalls,
  'calls.create': createCall,
  'calls.get': getCall,
  'calls.uploadMedia': uploadCallMedia,
  'calls.manualCrmAssociations': listManualCrmAssociations,
  'calls.listExtensive': listCallsExtensive,
  'calls.transcripts': listTranscripts,
}
