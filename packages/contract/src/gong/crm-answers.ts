import { z } from 'zod'
import { Id, openEnum, optional, RequestId } from './fields.ts'

/** The CRM of a company, as it was registered. */
export const CrmIntegration = z
  .looseObject({
    integrationId: optional(Id).describe('A bare number at Gong, text here'),
    ownerEmail: optional(z.string()),
    name: optional(z.string()),
  })
  .meta({ id: 'CrmIntegration' })

/** Gong has taken a request, and works on it later. */
export const CrmAccepted = z.looseObject({ requestId: RequestId, clientRequestId: optional(z.string()) })

/** How far Gong is with a request that it took. */
export const CrmRequestStatus = z.looseObject({
  requestId: RequestId,
  status: optional(openEnum(['PENDING', 'IN_PROGRESS', 'DONE', 'FAILED'])).describe(
    'FAILED as soon as one line is bad; send the whole file again under a new id',
  ),
  errors: z
    .array(
      z.looseObject({
        line: optional(z.int()).describe('Counted from 1; 0 stands for the whole file'),
        description: optional(z.string()),
      }),
    )
    .optional()
    .describe('At most the first 20. Not the errors of a refusal, which are texts'),
  totalErrorCount: optional(z.int()),
  totalSuccessCount: optional(z.int()),
})
