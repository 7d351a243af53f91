import type { Parsed } from '@mallet/contract/endpoint'
import { SECOND_INTEGRATION } from '@mallet/contract/gong/crm'
import type { Gong } from '@mallet/contract/gong/index'
import { makeObjectId } from '../../make-object-id.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { activeIntegration } from './active-integration.ts'

/** Registers an integration, kept on return. Throws `Refusal` 409 while the company has one. */
export function registerIntegration(call: ApiCall, { body }: Parsed<Gong['crm.registerIntegration']>) {
  const { context, company, requestId } = call
  if (activeIntegration(call)) throw new Refusal(409, [SECOND_INTEGRATION])
  const integrationId = makeObjectId(context.random)
  const { crm } = company.state()
  // Whatever came through the integrations before it is out of reach, but for the ids of their requests.
  for (const { upload } of crm.requests) if (upload) upload.records = []
  crm.schemas = []
  crm.integrations.push({ integrationId, ...body })
  context.state.save()
  return { requestId, integrationId }
}
