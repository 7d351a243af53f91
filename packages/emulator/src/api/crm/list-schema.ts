import type { Parsed } from '@mallet/contract/endpoint'
import { CrmObjectType } from '@mallet/contract/gong/crm-records'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { customFields } from './custom-fields.ts'
import { requireIntegration } from './require-integration.ts'

/** The added fields of one kind of record, or of every kind. */
export function listSchema(call: ApiCall, { query }: Parsed<Gong['crm.listSchema']>) {
  const { integrationId, objectType } = query
  requireIntegration(call, integrationId)
  const kinds = objectType ? [objectType] : CrmObjectType.options
  return {
    requestId: call.requestId,
    objectTypeToSelectedFields: Object.fromEntries(
      kinds.map((kind) => [kind, [...customFields(call, integrationId, kind)]]),
    ),
  }
}
