import { EVERYTHING_BUT_MEDIA } from '@mallet/contract/gong/calls'
import { isTranscribed, transcriptOf } from '../api/calls/list-transcripts.ts'
import { selectContent } from '../api/calls/select-content.ts'
import type { Company } from '../company/company.ts'

export const MODELS = ['users', 'workspaces', 'calls', 'transcripts'] as const
export type Model = (typeof MODELS)[number]

export interface Truth {
  readonly id: string
  readonly data: unknown
}

/**
 * Everything of one model that a perfect sync holds at this moment, as the API serves it. Private calls and their
 * transcripts come only when asked for.
 */
export function* tellTruth(company: Company, model: Model, nowMs: number, withPrivate: boolean): Generator<Truth> {
  if (model === 'users' || model === 'workspaces') {
    for (const data of company.world[model]) yield { id: data.id, data }
    return
  }
  for (const call of company.calls.scan({ asOfMs: nowMs })) {
    if (call.isPrivate && !withPrivate) continue
    if (model === 'calls') yield { id: call.id, data: selectContent(call.gong(nowMs), EVERYTHING_BUT_MEDIA) }
    else if (isTranscribed(call, nowMs)) yield { id: call.id, data: transcriptOf(call) }
  }
}
