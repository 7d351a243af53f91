import type { CrmField } from '@mallet/contract/gong/crm-field'
import type { CrmUploadType } from '@mallet/contract/gong/crm-records'
import type { ApiCall } from '../api-call.ts'

/** The fields that were added to a kind of record. */
export function customFields(
  { company }: ApiCall,
  integrationId: string,
  objectType: CrmUploadType,
): readonly CrmField[] {
  const schema = company
    .state()
    .crm.schemas.find((one) => one.integrationId === integrationId && one.objectType === objectType)
  return schema?.fields ?? []
}
