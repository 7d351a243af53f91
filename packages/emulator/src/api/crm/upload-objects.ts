import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { customFields } from './custom-fields.ts'
import { readUpload } from './read-upload.ts'
import { requireFreshRequest } from './require-fresh-request.ts'
import { requireIntegration } from './require-integration.ts'

/** Takes a file of records, which shows up once its request is through. It is kept on return. */
export async function uploadObjects(call: ApiCall, { query, file }: Parsed<Gong['crm.uploadObjects']>) {
  const { integrationId, objectType, clientRequestId } = query
  requireIntegration(call, integrationId)
  requireFreshRequest(call, clientRequestId)
  const upload = await readUpload(file, objectType, customFields(call, integrationId, objectType))
  // The same id may have come again while the file was read.
  requireFreshRequest(call, clientRequestId)
  const receivedAtMs = call.context.clock.nowMs()
  call.company.state().crm.requests.push({ clientRequestId, integrationId, receivedAtMs, upload })
  call.context.state.save()
  return { requestId: call.requestId, clientRequestId }
}
