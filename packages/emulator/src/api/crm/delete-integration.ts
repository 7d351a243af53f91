import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { requireFreshRequest } from './require-fresh-request.ts'
import { requireIntegration } from './require-integration.ts'

/** Takes note of a deletion, which is over some time later. It is kept on return. */
export function deleteIntegration(call: ApiCall, { query }: Parsed<Gong['crm.deleteIntegration']>) {
  const { integrationId, clientRequestId } = query
  requireIntegration(call, integrationId)
  requireFreshRequest(call, clientRequestId)
  const receivedAtMs = call.context.clock.nowMs()
  call.company.state().crm.requests.push({ clientRequestId, integrationId, receivedAtMs })
  call.context.state.save()
  return { requestId: call.requestId, clientRequestId }
}
