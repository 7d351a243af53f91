import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { CallTranscript } from '@mallet/contract/gong/transcripts'
import { mapInSlices } from '../../in-slices.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'
import { callListing } from './call-listing.ts'

/** Transcripts of calls that are listed and transcribed; the others are passed over without a word. */
export async function listTranscripts(call: ApiCall, { body }: Parsed<Gong['calls.transcripts']>) {
  const { items, ...page } = await answerPage(call, body, (asOfMs) =>
    callListing(call.company.calls, body.filter, asOfMs, (one) => isTranscribed(one, asOfMs)),
  )
  return { ...page, callTranscripts: await mapInSlices(items, transcriptOf) }
}

export const isTranscribed = ({ transcriptAtMs }: WorldCall, nowMs: number): boolean =>
  transcriptAtMs !== null && transcriptAtMs <= nowMs

export const transcriptOf = (call: WorldCall): CallTranscript => ({
  callId: call.id,
  transcript: call.transcript() ?? [],
})
