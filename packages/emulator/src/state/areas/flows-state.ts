import { BULK_ASSIGNMENT_RESULTS, BulkAssignmentInput } from '@mallet/contract/gong/flow-assignment'
import { z } from 'zod'

const Milliseconds = z.number().describe('Since the epoch')

/** One that was made here. One of a bulk assignment may lie in the future. */
const StoredInstance = z.object({
  id: z.string(),
  flowId: z.string(),
  crmProspectId: z.string(),
  ownerId: z.string(),
  createdMs: Milliseconds,
})

/** What becomes of each prospect is settled when the assignment comes in, and told when its time has come. */
const StoredBulkAssignment = z.object({
  submittedMs: Milliseconds,
  results: z.array(
    z.object({
      prospect: BulkAssignmentInput.shape.prospects.element,
      status: z.enum(BULK_ASSIGNMENT_RESULTS),
      crmId: z.string().optional(),
      flowInstanceId: z.string().optional(),
      errorCode: z.string().optional(),
      errorMessage: z.string().optional(),
    }),
  ),
})
export type StoredBulkAssignment = z.infer<typeof StoredBulkAssignment>

/** What was written to a company through this area of the API. */
export const FlowsState = z
  .object({
    instances: z.record(z.string(), StoredInstance).default({}),
    /** When instances of the world or from here were ended before their time, by id. */
    takenOutMs: z.record(z.string(), Milliseconds).default({}),
    bulkAssignments: z.record(z.string(), StoredBulkAssignment).default({}),
  })
  .prefault({})
