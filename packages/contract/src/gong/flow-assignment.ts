import { z } from 'zod'
import { Id, openEnum, optional, RequestId } from './fields.ts'
import { FlowInstance } from './flow.ts'

export const FLOW_ASSIGNMENT_ERRORS = ['InvalidArgument', 'InvalidState', 'UnexpectedError'] as const
export const BULK_ASSIGNMENT_STATUSES = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED'] as const
export const BULK_ASSIGNMENT_RESULTS = ['CRM_OPERATION_FAILED', 'FLOW_ASSIGNMENT_FAILED', 'ASSIGNED'] as const

export const CrmProspectId = z.string().describe('Id of a contact or lead in the CRM')
const UserEmail = z.email()

/** What differs from the flow for the prospects of this assignment. */
const AssignOverrides = z.object({
  steps: z
    .array(
      z.object({
        number: z.int().describe('The step’s order in the flow, from 1'),
        subject: z.string().optional(),
        body: z.string().optional().describe('HTML'),
      }),
    )
    .optional(),
  flowInstanceVariables: z
    .array(z.object({ name: z.string().describe('Such as recipient.first_name'), value: z.string() }))
    .optional(),
  coolOffOverride: z.boolean().optional().describe('Assign although the cool-off period is not over'),
})

export const AssignInput = z.object({
  crmProspectsIds: z.array(CrmProspectId).max(100).describe('Each once; others are ignored'),
  flowId: Id,
  flowInstanceOwnerEmail: UserEmail.describe('A user with an Engage seat, to whom the flow is visible'),
  overrides: AssignOverrides.optional(),
  flowInstanceDescription: z.string().optional(),
})

/** Who got into the flow and who did not: a request may do a part of what it was asked. */
export const AssignAnswer = z.looseObject({
  requestId: RequestId,
  prospectsAssigned: optional(z.array(FlowInstance)),
  prospectsNotAssigned: optional(
    z.array(
      z.looseObject({
        flowId: optional(Id),
        crmProspectId: optional(z.string()),
        errorCode: optional(openEnum(FLOW_ASSIGNMENT_ERRORS)),
        errorMessage: optional(z.string()),
      }),
    ),
  ),
})
export type AssignAnswer = z.infer<typeof AssignAnswer>

const Text = z.string().optional()
const prospect = <T extends z.ZodType>(text: T) => ({
  firstName: text,
  lastName: text,
  email: text,
  jobTitle: text,
  linkedInUrl: text,
  crmId: text,
  accountCrmId: text,
  companyName: text,
})

export const BulkAssignmentInput = z.object({
  flowInstanceOwnerEmail: UserEmail,
  flowId: Id,
  prospects: z
    .array(z.object(prospect(Text)))
    .max(50)
    .describe('Without a crmId the prospect is made in the CRM first, which needs firstName and lastName'),
})

/** How far a bulk assignment has come. */
export const BulkAssignment = z
  .looseObject({
    requestId: RequestId,
    id: optional(z.string()).describe('A UUID'),
    status: optional(openEnum(BULK_ASSIGNMENT_STATUSES)),
    totalCount: optional(z.int()),
    processedCount: optional(z.int()),
    successCount: optional(z.int()),
    failedCount: optional(z.int()),
    results: optional(
      z.array(
        z.looseObject({
          prospect: optional(z.looseObject(prospect(optional(z.string())))),
          status: optional(openEnum(BULK_ASSIGNMENT_RESULTS)),
          crmId: optional(z.string()),
          flowInstanceId: optional(Id),
          errorCode: optional(z.string()),
          errorMessage: optional(z.string()),
        }),
      ),
    ),
  })
  .meta({ id: 'BulkAssignment' })
export type BulkAssignment = z.infer<typeof BulkAssignment>

export const UnassignAnswer = z.looseObject({
  requestId: RequestId,
  unassignedFlowInstanceIds: optional(z.array(Id)).describe('Only those that were taken out'),
})
export const UnassignedBy = UserEmail.optional().describe('The user in whose name it is done')
