import { CrmField } from '@mallet/contract/gong/crm-field'
import { CrmObjectType, CrmUploadType } from '@mallet/contract/gong/crm-records'
import { z } from 'zod'

/** A record as it was uploaded, with all of its fields. */
const UploadedRecord = z.looseObject({ objectId: z.string(), isDeleted: z.boolean().nullable().optional() })
export type UploadedRecord = z.infer<typeof UploadedRecord>

const CrmUpload = z.object({
  objectType: CrmUploadType,
  records: z.array(UploadedRecord),
  /** The first ones. */
  errors: z.array(z.object({ line: z.int(), description: z.string() })),
  errorCount: z.int(),
  successCount: z.int(),
})
export type CrmUpload = z.infer<typeof CrmUpload>

/** What is worked on after it was accepted: an upload, or, where there is none, the deletion of the integration. */
const CrmRequest = z.object({
  clientRequestId: z.string(),
  integrationId: z.string(),
  receivedAtMs: z.number(),
  upload: CrmUpload.optional(),
})
export type CrmRequest = z.infer<typeof CrmRequest>

const RegisteredIntegration = z.object({ integrationId: z.string(), name: z.string(), ownerEmail: z.string() })
export type RegisteredIntegration = z.infer<typeof RegisteredIntegration>

/** What was written to a company through this area of the API. */
export const CrmState = z
  .object({
    /** Deleted ones too; the last one is active unless its deletion is done. */
    integrations: z.array(RegisteredIntegration).default([]),
    requests: z.array(CrmRequest).default([]),
    schemas: z
      .array(z.object({ integrationId: z.string(), objectType: CrmObjectType, fields: z.array(CrmField) }))
      .default([]),
  })
  .prefault({})
