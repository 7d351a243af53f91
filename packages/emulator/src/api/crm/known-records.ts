import type { CrmUploadType } from '@mallet/contract/gong/crm-records'
import type { UploadedRecord } from '../../state/areas/crm-state.ts'
import type { ApiCall } from '../api-call.ts'
import { progressOf } from './progress-of.ts'

/** The records of a kind that Gong has by now: those of all uploads that are through, the later over the earlier. */
export function knownRecords(
  { context, company }: ApiCall,
  integrationId: string,
  objectType: CrmUploadType,
): ReadonlyMap<string, UploadedRecord> {
  const nowMs = context.clock.nowMs()
  const ends = context.assumed('crmFailedUpload') === 'kept' ? ['DONE', 'FAILED'] : ['DONE']
  const keeps = context.assumed('crmRecordUpdate') === 'kept'
  const known = new Map<string, UploadedRecord>()
  for (const request of company.state().crm.requests) {
    if (request.integrationId !== integrationId || request.upload?.objectType !== objectType) continue
    if (!ends.includes(progressOf(request, nowMs))) continue
    for (const record of request.upload.records) {
      if (record.isDeleted) known.delete(record.objectId)
      else known.set(record.objectId, { ...(keeps && known.get(record.objectId)), ...record })
    }
  }
  return known
}
