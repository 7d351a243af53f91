import type { Handlers } from '@mallet/contract/derive/routes'
import type { crm } from '@mallet/contract/gong/crm'
import type { ApiCall } from '../api-call.ts'
import { deleteIntegration } from './delete-integration.ts'
import { getObjects } from './get-objects.ts'
import { listIntegrations } from './list-integrations.ts'
import { listSchema } from './list-schema.ts'
import { registerIntegration } from './register-integration.ts'
import { requestStatus } from './request-status.ts'
import { uploadObjects } from './upload-objects.ts'
import { uploadSchema } from './upload-schema.ts'

export const crmHandlers: Handlers<typeof crm, ApiCall> = {
  'crm.getObjects': getObjects,
  'crm.uploadObjects': uploadObjects,
  'crm.listSchema': listSchema,
  'crm.uploadSchema': uploadSchema,
  'crm.listIntegrations': listIntegrations,
  'crm.registerIntegration': registerIntegration,
  'crm.deleteIntegration': deleteIntegration,
  'crm.requestStatus': requestStatus,
}
