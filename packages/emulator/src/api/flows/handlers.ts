import type { Handlers } from '@mallet/contract/derive/routes'
import type { flows } from '@mallet/contract/gong/flows'
import type { ApiCall } from '../api-call.ts'
import { assignProspects } from './assign-prospects.ts'
import { assignWithCoolOffOverride } from './assign-with-cool-off-override.ts'
import { getBulkAssignment } from './get-bulk-assignment.ts'
import { listFlows } from './list-flows.ts'
import { listFolders } from './list-folders.ts'
import { listProspects } from './list-prospects.ts'
import { readSteps } from './read-steps.ts'
import { submitBulkAssignment } from './submit-bulk-assignment.ts'
import { unassignByCrmId } from './unassign-by-crm-id.ts'
import { unassignByInstanceId } from './unassign-by-instance-id.ts'

export const flowsHandlers: Handlers<typeof flows, ApiCall> = {
  'flows.list': listFlows,
  'flows.folders': listFolders,
  'flows.steps': readSteps,
  'flows.listProspects': listProspects,
  'flows.assign': assignProspects,
  'flows.assignWithCoolOffOverride': assignWithCoolOffOverride,
  'flows.submitBulkAssignment': submitBulkAssignment,
  'flows.getBulkAssignment': getBulkAssignment,
  'flows.unassignByCrmId': unassignByCrmId,
  'flows.unassignByInstanceId': unassignByInstanceId,
}
