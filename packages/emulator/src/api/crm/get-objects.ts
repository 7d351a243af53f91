import type { Parsed } from '@mallet/contract/endpoint'
import { MOST_OBJECT_IDS } from '@mallet/contract/gong/crm'
import { type CrmObjectType, crmRecords } from '@mallet/contract/gong/crm-records'
import type { Gong } from '@mallet/contract/gong/index'
import type { UploadedRecord } from '../../state/areas/crm-state.ts'
import type { ApiCall } from '../api-call.ts'
import { customFields } from './custom-fields.ts'
import { knownRecords } from './known-records.ts'
import { requireIntegration } from './require-integration.ts'

/** Uploaded records with the fields that are in the schema; others are kept and not shown. */
export function getObjects(call: ApiCall, { query, body }: Parsed<Gong['crm.getObjects']>) {
  const { integrationId, objectType } = query
  requireIntegration(call, integrationId)
  const known = knownRecords(call, integrationId, objectType)
  const names = new Set([
    ...Object.keys(crmRecords[objectType].shape),
    ...customFields(call, integrationId, objectType).map(({ uniqueName }) => uniqueName),
  ])
  const shown = (record: UploadedRecord) =>
    Object.fromEntries(
      Object.entries({ ...defaultsOf(objectType, record.objectId), ...withoutNull(record) }).filter(([name]) =>
        names.has(name),
      ),
    )
  const crmObjectsMap = Object.fromEntries(
    body.slice(0, MOST_OBJECT_IDS).map((id) => {
      const record = known.get(id)
      return [id, record ? shown(record) : null]
    }),
  )
  return { requestId: call.requestId, crmObjectsMap }
}

function defaultsOf(objectType: CrmObjectType, objectId: string): Record<string, unknown> {
  if (objectType === 'ACCOUNT') return { name: `Account_#${objectId}` }
  if (objectType === 'DEAL') return { name: `Deal_#${objectId}`, status: 'OPEN', amount: 0 }
  return {}
}

const withoutNull = (record: UploadedRecord) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
