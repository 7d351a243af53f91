import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { customFields } from './custom-fields.ts'
import { requireIntegration } from './require-integration.ts'

/**
 * Replaces the added fields of a kind of record, and takes away what records held in those that go or change their
 * type. It is kept on return. Throws `Refusal` 400 for a list that leaves out an earlier field.
 */
export function uploadSchema(call: ApiCall, { query, body }: Parsed<Gong['crm.uploadSchema']>) {
  const { integrationId, objectType } = query
  requireIntegration(call, integrationId)
  const earlier = customFields(call, integrationId, objectType)
  const missing = earlier.filter(({ uniqueName }) => !body.some((field) => field.uniqueName === uniqueName))
  if (missing.length > 0 && call.context.assumed('crmSchemaOmission') === 'refused') {
    throw new Refusal(
      400,
      missing.map(({ uniqueName }) => `Field [${uniqueName}] was sent before and is missing`),
    )
  }
  const fields = body.filter(({ isDeleted }) => !isDeleted)
  const { crm } = call.company.state()
  const gone = earlier
    .filter((old) => !fields.some(({ uniqueName, type }) => uniqueName === old.uniqueName && type === old.type))
    .map(({ uniqueName }) => uniqueName)
  for (const { upload, ...request } of crm.requests) {
    if (request.integrationId !== integrationId || upload?.objectType !== objectType) continue
    for (const record of upload.records) for (const name of gone) delete record[name]
  }
  crm.schemas = [
    ...crm.schemas.filter((one) => one.integrationId !== integrationId || one.objectType !== objectType),
    { integrationId, objectType, fields },
  ]
  call.context.state.save()
  return { requestId: call.requestId }
}
