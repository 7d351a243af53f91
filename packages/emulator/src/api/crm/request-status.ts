import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { progressOf } from './progress-of.ts'

/**
 * How far Gong is with a request, also of an integration that is gone. Nothing is counted before the end. Throws
 * `Refusal` 400 for one that never came; its text is ours.
 */
export function requestStatus({ context, company, requestId }: ApiCall, { query }: Parsed<Gong['crm.requestStatus']>) {
  const { integrationId, clientRequestId } = query
  const request = company
    .state()
    .crm.requests.find((one) => one.clientRequestId === clientRequestId && one.integrationId === integrationId)
  if (!request) throw new Refusal(400, [`Request ${clientRequestId} was not found`])
  const status = progressOf(request, context.clock.nowMs())
  const isOver = status === 'DONE' || status === 'FAILED'
  const { upload } = request
  return {
    requestId,
    status,
    errors: isOver && upload ? upload.errors : [],
    totalErrorCount: isOver && upload ? upload.errorCount : null,
    totalSuccessCount: isOver && upload ? upload.successCount : null,
  }
}
