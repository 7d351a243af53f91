import type { Handlers } from '@mallet/contract/derive/routes'
import type { calls } from '@mallet/contract/gong/calls'
import type { ApiCall } from '../api-call.ts'
import { listCallsExtensive } from './list-calls-extensive.ts'
import { listTranscripts } from './list-transcripts.ts'

export const callsHandlers: Handlers<typeof calls, ApiCall> = {
  'calls.listExtensive': listCallsExtensive,
  'calls.transcripts': listTranscripts,
}
